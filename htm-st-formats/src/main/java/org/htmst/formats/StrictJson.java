package org.htmst.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/** JSON into records; a field that is unknown, missing, repeated or of the wrong kind is an error that names it. */
public final class StrictJson {

    private static final int DEEPEST = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictJson() {}

    /** Reads {@code json} as a {@code type}; {@code origin} names it in errors. */
    public static <T> T read(byte[] json, Class<T> type, String origin) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw error(origin, "is 'null'; an object was expected", null);
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String allowed =
                    e.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw error(origin, "field '" + path(e) + "' is unknown; allowed: " + allowed + at(e), e);
        } catch (MismatchedInputException e) {
            throw error(origin, field(e) + "has a value of the wrong kind" + allowed(e.getTargetType()) + at(e), e);
        } catch (JsonMappingException e) {
            String why = e.getCause() instanceof IllegalArgumentException cause ? cause.getMessage() : Excerpt.of(e);
            throw error(origin, field(e) + why + at(e), e);
        } catch (JsonProcessingException e) {
            throw error(origin, "is not valid JSON: " + Excerpt.of(e) + at(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text is a JSON object that has a field with a field in it. */
    public static boolean has(byte[] json, String field, String inner) {
        try {
            return MAPPER.readTree(json).path(field).has(inner);
        } catch (IOException e) {
            return false;
        }
    }

    /** A record as JSON, for people to read. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                    .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HtmStException error(String origin, String what, Exception cause) {
        return new HtmStException(origin + ": " + Excerpt.of(what), false, cause);
    }

    private static String allowed(Class<?> type) {
        if (type != null && type.isEnum()) {
            return "; allowed: "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        return type != null && List.class.isAssignableFrom(type) ? "; a list was expected" : "";
    }

    /** Reads the resource {@code name} beside the class {@code beside}. */
    public static <T> T resource(Class<?> beside, String name, Class<T> type) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in this program's jar; build it again");
            }
            return read(in.readAllBytes(), type, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code value}, which must be there. */
    public static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException("field '" + field + "' is missing");
        }
        return value;
    }

    private static String field(JsonMappingException e) {
        String path = path(e);
        return path.isEmpty() ? "" : "field '" + path + "': ";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }
}
