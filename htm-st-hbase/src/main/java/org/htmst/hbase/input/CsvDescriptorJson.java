package org.htmst.hbase.input;

import static org.htmst.hbase.input.StrictJson.required;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.htmst.hbase.HtmStException;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;

/** A {@link CsvDescriptor} as JSON describes it. */
record CsvDescriptorJson(
        String product,
        String title,
        String description,
        String delimiter,
        String comment,
        TimeJson time,
        SatelliteJson satellite,
        PlaceJson place,
        List<ChannelJson> channels) {

    CsvDescriptorJson {
        required("product", product);
        required("title", title);
        required("time", time);
        required("satellite", satellite);
        required("place", place);
        required("channels", channels);
        description = Objects.requireNonNullElse(description, "");
        delimiter = Objects.requireNonNullElse(delimiter, ",");
        comment = Objects.requireNonNullElse(comment, "");
    }

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

    record SatelliteJson(String column, String constant) {}

    record PlaceJson(String lon, String lat, String alt, String altUnit, String type) {
        PlaceJson {
            required("lon", lon);
            required("lat", lat);
            altUnit = Objects.requireNonNullElse(altUnit, "km");
            type = Objects.requireNonNullElse(type, ValueType.FLOAT64.label());
        }
    }

    static CsvDescriptor read(Path json) {
        SourceFile file = SourceFile.read(json);
        CsvDescriptorJson parsed = StrictJson.read(file.bytes(), CsvDescriptorJson.class, json.toString());
        try {
            return parsed.descriptor();
        } catch (IllegalArgumentException e) {
            throw new HtmStException(json + ": " + e.getMessage(), false, e);
        }
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
                new CsvDescriptor.Time(time.column, time.format, time.finer.equals("floor")),
                new CsvDescriptor.Satellite(
                        Optional.ofNullable(satellite.column), Optional.ofNullable(satellite.constant)),
                new CsvDescriptor.Place(
                        place.lon,
                        place.lat,
                        Optional.ofNullable(place.alt),
                        place.altUnit,
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
