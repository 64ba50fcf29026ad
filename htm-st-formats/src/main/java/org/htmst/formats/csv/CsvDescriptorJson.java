package org.htmst.formats.csv;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.ChannelJson;
import org.htmst.formats.Places;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFile;
import org.htmst.formats.StoredText;
import org.htmst.formats.StrictJson;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;

/** A {@link CsvDescriptor} as JSON describes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "product",
    "title",
    "description",
    "delimiter",
    "comment",
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
        List<String> missingWords,
        TimeJson time,
        SatelliteJson satellite,
        PlaceJson place,
        List<ChannelJson> channels) {

    private static final int MOST_BYTES = 8 << 20;

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
    @JsonPropertyOrder({"column", "format", "finer"})
    record TimeJson(String column, String format, String finer) {
        TimeJson {
            required("column", column);
            CsvTimeFormat.check(required("format", format));
            finer = Objects.requireNonNullElse(finer, "reject");
            if (!finer.equals("reject") && !finer.equals("floor")) {
                throw new IllegalArgumentException(
                        "'" + finer + "' is not allowed for times finer than a millisecond;" + " use reject or floor");
            }
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"column", "constant"})
    record SatelliteJson(String column, String constant) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"lon", "lat", "alt", "altUnit", "maxAlt", "type"})
    record PlaceJson(String lon, String lat, String alt, String altUnit, Double maxAlt, String type) {
        PlaceJson {
            required("lon", lon);
            required("lat", lat);
            altUnit = Objects.requireNonNullElse(altUnit, "km");
            maxAlt = Objects.requireNonNullElse(maxAlt, Places.MAX_ALT_KM);
            type = Objects.requireNonNullElse(type, ValueType.FLOAT64.label());
        }
    }

    static CsvDescriptor read(Path json) {
        SourceFile file = SourceFile.read(json, MOST_BYTES);
        CsvDescriptorJson parsed = StrictJson.read(file.bytes(), CsvDescriptorJson.class, json.toString());
        try {
            return parsed.descriptor();
        } catch (IllegalArgumentException e) {
            throw new HtmStException(json + ": " + e.getMessage(), false, e);
        }
    }

    /** The description of a descriptor, every key of it. */
    static CsvDescriptorJson of(CsvDescriptor descriptor) {
        List<ChannelJson> channels = new ArrayList<>();
        for (int c = 0; c < descriptor.columns().size(); c++) {
            channels.add(ChannelJson.of(
                    descriptor.columns().get(c), descriptor.product().channels().get(c)));
        }
        CsvDescriptor.Place place = descriptor.place();
        return new CsvDescriptorJson(
                descriptor.product().name(),
                descriptor.product().title(),
                descriptor.product().description(),
                String.valueOf(descriptor.delimiter()),
                descriptor.comment().map(String::valueOf).orElse(""),
                descriptor.missingWords(),
                new TimeJson(
                        descriptor.time().column(),
                        descriptor.time().format(),
                        descriptor.time().floor() ? "floor" : "reject"),
                new SatelliteJson(
                        descriptor.satellite().column().orElse(null),
                        descriptor.satellite().constant().orElse(null)),
                new PlaceJson(
                        place.lonColumn(),
                        place.latColumn(),
                        place.altColumn().orElse(null),
                        place.altUnit(),
                        place.maxAltKm(),
                        place.type().label()),
                channels);
    }

    /** Itself as JSON, always of the same bytes. */
    byte[] bytes() {
        return StrictJson.bytes(this);
    }

    private CsvDescriptor descriptor() {
        List<Channel> all =
                channels.stream().map(c -> c.channel(product, Map.of())).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("field 'channels' is empty; describe at least one");
        }
        return new CsvDescriptor(
                new Product(product, title, description, all),
                character("delimiter", delimiter),
                comment.isEmpty() ? Optional.empty() : Optional.of(character("comment", comment)),
                missingWords,
                new CsvDescriptor.Time(time.column, time.format, time.finer.equals("floor")),
                new CsvDescriptor.Satellite(
                        Optional.ofNullable(satellite.column), Optional.ofNullable(satellite.constant)),
                new CsvDescriptor.Place(
                        place.lon,
                        place.lat,
                        Optional.ofNullable(place.alt),
                        place.altUnit,
                        place.maxAlt,
                        ValueType.ofLabel(place.type)),
                channels.stream().map(ChannelJson::column).toList());
    }

    private static char character(String field, String text) {
        boolean one = text.length() == 1 && text.getBytes(StandardCharsets.UTF_8).length == 1;
        if (!one || "\"\r\n".contains(text)) {
            throw new IllegalArgumentException(
                    "field '" + field + "' is '" + text + "'; one ASCII character was expected, no quote or line end");
        }
        return text.charAt(0);
    }
}
