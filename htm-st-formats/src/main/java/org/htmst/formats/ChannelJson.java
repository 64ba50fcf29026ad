package org.htmst.formats;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;

/**
 * A channel as JSON describes it. {@code name}, {@code family}, {@code instrument} and {@code type} are required; {@code column}
 * is its name in the file where that differs from {@code name}, and {@code factor} what its numbers there are multiplied by; null for 1.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "column",
    "name",
    "alias",
    "family",
    "instrument",
    "type",
    "unit",
    "description",
    "missing",
    "factor",
    "calibration"
})
public record ChannelJson(
        String column,
        String name,
        String alias,
        Family family,
        String instrument,
        String type,
        String unit,
        String description,
        List<Double> missing,
        Double factor,
        String calibration) {

    public ChannelJson {
        required("name", name);
        required("family", family);
        required("instrument", instrument);
        ValueType.ofLabel(required("type", type));
        column = Objects.requireNonNullElse(column, name);
        alias = Objects.requireNonNullElse(alias, "");
        unit = Objects.requireNonNullElse(unit, "");
        description = Objects.requireNonNullElse(description, "");
        missing = Objects.requireNonNullElse(missing, List.of());
        calibration = Objects.requireNonNullElse(calibration, "");
        StoredText.check("name", name, StoredText.LONGEST_NAME);
        StoredText.check("alias", alias, StoredText.LONGEST_NAME);
        StoredText.check("instrument", instrument, StoredText.LONGEST_NAME);
        StoredText.check("unit", unit, StoredText.LONGEST_NAME);
        StoredText.check("description", description, StoredText.LONGEST_LINE);
    }

    /** The description of a channel that stands in {@code column}, whose numbers are multiplied by {@code factor}. */
    public static ChannelJson of(String column, Channel channel, double factor) {
        return new ChannelJson(
                column,
                channel.name(),
                channel.alias(),
                channel.family(),
                channel.instrument(),
                channel.type().label(),
                channel.unit(),
                channel.description(),
                channel.missing(),
                factor == 1 ? null : factor,
                channel.calibration());
    }

    /**
     * The channel; {@code fills} of its type mean missing, too. Missing values of a float32 channel are rounded to float32, so that
     * they compare equal to what a file holds.
     */
    public Channel channel(String product, Map<String, List<Double>> fills) {
        ValueType valueType = ValueType.ofLabel(type);
        List<Double> allMissing = Stream.concat(missing.stream(), fills.getOrDefault(type, List.of()).stream())
                .map(value -> valueType == ValueType.FLOAT32 ? Double.valueOf((float) (double) value) : value)
                .distinct()
                .toList();
        for (double value : allMissing) {
            if (!valueType.holds(value)) {
                throw new IllegalArgumentException(
                        "channel " + name + ": missing value " + value + " is no value of type " + type);
            }
        }
        return new Channel(
                product, name, alias, family, instrument, valueType, unit, description, allMissing, calibration);
    }
}
