package org.htmst.formats.csv;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.ChannelJson;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFile;
import org.htmst.formats.StoredText;
import org.htmst.formats.StrictJson;
import org.htmst.formats.place.PlaceJson;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeScale;

/** A {@link CsvDescriptor} as JSON describes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "product",
    "title",
    "description",
    "delimiter",
    "comment",
    "skipLines",
    "header",
    "unitsInNames",
    "missingWords",
    "time",
    "satellite",
    "place",
    "channels"
})
record CsvDescriptorJson(
        String product,
        String title,
        String description,
        String delimiter,
        String comment,
        Integer skipLines,
        Boolean header,
        Boolean unitsInNames,
        List<String> missingWords,
        TimeJson time,
        SatelliteJson satellite,
        PlaceJson place,
        List<ChannelJson> channels) {

    private static final int MOST_BYTES = 8 << 20;
    private static final String WHITESPACE = "whitespace";

    CsvDescriptorJson {
        required("product", product);
        required("title", title);
        required("time", time);
        required("satellite", satellite);
        required("place", place);
        required("channels", channels);
        StoredText.check("title", title, StoredText.LONGEST_LINE);
        description = Objects.requireNonNullElse(description, "");
        // Nothing shows it, so that it may have lines.
        StoredText.check("description", description.replaceAll("[\n\t]", " "), StoredText.LONGEST_LINE);
        delimiter = Objects.requireNonNullElse(delimiter, ",");
        comment = Objects.requireNonNullElse(comment, "");
        missingWords = Objects.requireNonNullElse(missingWords, List.of());
        missingWords.forEach(CsvDescriptorJson::checkWord);
    }

    private static void checkWord(String word) {
        required("missingWords", word);
        StoredText.check("missingWords", word, StoredText.LONGEST_NAME);
        if (!word.equals(word.strip())) {
            throw new IllegalArgumentException(
                    "'" + word + "' in missingWords begins or ends with space, which fields are read without");
        }
        try {
            CsvNumber.parse(ValueType.FLOAT64, word);
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new IllegalArgumentException(
                "'" + word + "' in missingWords is a number; name it in the list 'missing' of"
                        + " the channels that it stands for nothing in");
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"column", "format", "scale", "finer"})
    record TimeJson(
            @JsonFormat(
                            with = {
                                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                            })
                    List<String> column,
            String format,
            String scale,
            String finer) {
        TimeJson {
            required("column", column).forEach(name -> required("column", name));
            CsvTimeFormat.check(required("format", format));
            if (scale != null) {
                TimeScale.ofLabel(scale);
            }
            finer = Objects.requireNonNullElse(finer, "reject");
            if (!List.of("reject", "floor", "round").contains(finer)) {
                throw new IllegalArgumentException("'" + finer
                        + "' is not allowed for times finer than a millisecond; use reject, floor or round");
            }
        }

        static TimeJson of(CsvDescriptor.Time time) {
            return new TimeJson(
                    time.columns(),
                    time.format(),
                    time.scale() == TimeScale.UTC ? null : time.scale().label(),
                    time.finer().name().toLowerCase(Locale.ROOT));
        }

        CsvDescriptor.Time time() {
            return new CsvDescriptor.Time(
                    column,
                    format,
                    scale == null ? TimeScale.UTC : TimeScale.ofLabel(scale),
                    CsvDescriptor.Time.Finer.valueOf(finer.toUpperCase(Locale.ROOT)));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"column", "constant"})
    record SatelliteJson(String column, String constant) {}

    static CsvDescriptor read(Path json) {
        return read(SourceFile.read(json, MOST_BYTES));
    }

    static CsvDescriptor read(SourceFile json) {
        CsvDescriptorJson parsed = StrictJson.read(
                json.bytes(), CsvDescriptorJson.class, json.path().toString());
        try {
            return parsed.descriptor();
        } catch (IllegalArgumentException e) {
            throw new HtmStException(json.path() + ": " + e.getMessage(), false, e);
        }
    }

    /** The description of a descriptor, every key of it. */
    static CsvDescriptorJson of(CsvDescriptor descriptor) {
        List<ChannelJson> channels = new ArrayList<>();
        for (int c = 0; c < descriptor.columns().size(); c++) {
            channels.add(ChannelJson.of(
                    descriptor.columns().get(c).name(),
                    descriptor.product().channels().get(c),
                    descriptor.columns().get(c).factor()));
        }
        CsvDescriptor.Form form = descriptor.form();
        return new CsvDescriptorJson(
                descriptor.product().name(),
                descriptor.product().title(),
                descriptor.product().description(),
                form.delimiter().map(String::valueOf).orElse(WHITESPACE),
                form.comment().map(String::valueOf).orElse(""),
                form.skipLines() == 0 ? null : form.skipLines(),
                form.hasHeader() ? null : false,
                form.hasUnits() ? true : null,
                descriptor.missingWords(),
                TimeJson.of(descriptor.time()),
                new SatelliteJson(
                        descriptor.satellite().column().orElse(null),
                        descriptor.satellite().constant().orElse(null)),
                descriptor.place(),
                channels);
    }

    /** Itself as JSON, always of the same bytes. */
    byte[] bytes() {
        return StrictJson.bytes(this);
    }

    /**
     * The descriptor that it describes.
     *
     * @throws IllegalArgumentException if it is none
     */
    CsvDescriptor descriptor() {
        List<Channel> all =
                channels.stream().map(c -> c.channel(product, Map.of())).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("field 'channels' is empty; describe at least one");
        }
        return new CsvDescriptor(
                new Product(product, title, description, all),
                new CsvDescriptor.Form(
                        delimiter.equals(WHITESPACE)
                                ? Optional.empty()
                                : Optional.of(character("delimiter", delimiter)),
                        comment.isEmpty() ? Optional.empty() : Optional.of(character("comment", comment)),
                        Objects.requireNonNullElse(skipLines, 0),
                        Objects.requireNonNullElse(header, true),
                        Objects.requireNonNullElse(unitsInNames, false)),
                missingWords,
                time.time(),
                new CsvDescriptor.Satellite(
                        Optional.ofNullable(satellite.column), Optional.ofNullable(satellite.constant)),
                place,
                channels.stream()
                        .map(c -> new CsvDescriptor.Column(c.column(), Objects.requireNonNullElse(c.factor(), 1.0)))
                        .toList());
    }

    private static char character(String field, String text) {
        boolean one = text.length() == 1 && text.getBytes(StandardCharsets.UTF_8).length == 1;
        if (!one || "\"\r\n".contains(text)) {
            throw new IllegalArgumentException("field '" + field + "' is '" + text
                    + "'; one ASCII character was expected, no quote or line end"
                    + (field.equals("delimiter") ? "; or whitespace" : ""));
        }
        return text.charAt(0);
    }
}
