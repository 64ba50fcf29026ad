package org.htmst.formats.array;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.htmst.formats.Descriptor;
import org.htmst.formats.SatelliteName;
import org.htmst.formats.StoredText;
import org.htmst.formats.StrictJson;
import org.htmst.formats.place.PlaceJson;
import org.htmst.sample.Family;

/**
 * What the variables of a CDF or netCDF file mean; docs/descriptor.md has every key.
 *
 * @param match attributes that such files have, with globs for their texts; a file without them is none of these
 * @param product the files' common name
 * @param title one line for people
 * @param description what is worth knowing, or null
 * @param time the variable of the times
 * @param satellite who measured
 * @param place where
 * @param placeFile the other file that the variables of {@code place} stand in; null if they stand in the file itself
 * @param family of channels of which no rule says another
 * @param instrument likewise
 * @param validRange {@code apply} (default): values outside the range that the file calls valid are missing; or {@code ignore}
 * @param channels rules for variables, of which the first that matches holds; null for all along the times
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "match",
    "product",
    "title",
    "description",
    "time",
    "satellite",
    "place",
    "placeFile",
    "family",
    "instrument",
    "validRange",
    "channels"
})
public record ArrayDescriptor(
        Map<String, String> match,
        String product,
        String title,
        String description,
        Time time,
        Satellite satellite,
        PlaceJson place,
        PlaceFile placeFile,
        Family family,
        String instrument,
        String validRange,
        List<ChannelRule> channels)
        implements Descriptor {

    public ArrayDescriptor {
        required("product", product);
        required("title", title);
        required("time", time);
        required("satellite", satellite);
        required("place", place);
        StoredText.check("title", title, StoredText.LONGEST_LINE);
        if (description != null) {
            StoredText.check("description", description.replaceAll("[\n\t]", " "), StoredText.LONGEST_LINE);
        }
        match = match == null ? null : new LinkedHashMap<>(match);
        channels = channels == null ? null : List.copyOf(channels);
        if (validRange != null && !validRange.equals("apply") && !validRange.equals("ignore")) {
            throw new IllegalArgumentException("validRange '" + validRange + "' is not allowed; use apply or ignore");
        }
        if (channels != null && channels.isEmpty()) {
            throw new IllegalArgumentException("field 'channels' is empty; leave it out for all variables");
        }
    }

    /**
     * When.
     *
     * @param variable of CDF's times, or of numbers with units such as {@code seconds since 2000-01-01}
     * @param finer what becomes of times finer than a millisecond: {@code reject} (default) or {@code floor}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"variable", "finer"})
    public record Time(String variable, String finer) {

        public Time {
            required("variable", variable);
            if (finer != null && !finer.equals("reject") && !finer.equals("floor")) {
                throw new IllegalArgumentException(
                        "'" + finer + "' is not allowed for times finer than a millisecond; use reject or floor");
            }
        }

        boolean floor() {
            return "floor".equals(finer);
        }
    }

    /**
     * Who: one of the first three.
     *
     * @param constant its name
     * @param attribute the attribute of the file that says it
     * @param variable the variable of texts that says it
     * @param words what the texts mean, with globs; without them, it is what stands before {@code >}, in lower case
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"constant", "attribute", "variable", "words"})
    public record Satellite(String constant, String attribute, String variable, Map<String, String> words) {

        public Satellite {
            if ((constant == null ? 0 : 1) + (attribute == null ? 0 : 1) + (variable == null ? 0 : 1) != 1) {
                throw new IllegalArgumentException("satellite needs one of constant, attribute and variable");
            }
            if (constant != null) {
                SatelliteName.check(constant);
                if (words != null) {
                    throw new IllegalArgumentException("field 'words' says nothing of a constant");
                }
            }
            if (words != null) {
                words = new LinkedHashMap<>(words);
                words.values().forEach(SatelliteName::check);
            }
        }
    }

    /**
     * What channels variables make.
     *
     * @param variable its name, or a glob for several
     * @param name of the channel, where it is not that of the variable
     * @param alias a short name
     * @param family its physical kind
     * @param instrument what measured it
     * @param unit in place of what the file says
     * @param description likewise
     * @param missing numbers that mean "not measured", beside those that the file says
     * @param calibration the channel that is above 0 where this one is spoiled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "variable",
        "name",
        "alias",
        "family",
        "instrument",
        "unit",
        "description",
        "missing",
        "calibration"
    })
    public record ChannelRule(
            String variable,
            String name,
            String alias,
            Family family,
            String instrument,
            String unit,
            String description,
            List<Double> missing,
            String calibration) {

        public ChannelRule {
            required("variable", variable);
            if ((name != null || alias != null) && variable.matches(".*[*?].*")) {
                throw new IllegalArgumentException(
                        "'" + variable + "' may mean several variables, which cannot all have"
                                + " one name; leave name and alias out");
            }
            missing = missing == null ? null : List.copyOf(missing);
        }

        /** All variables, as they are. */
        static final ChannelRule ALL = new ChannelRule("*", null, null, null, null, null, null, null, null);
    }

    /** Whether it is one: a descriptor whose time is a variable. */
    public static boolean isMeant(byte[] json) {
        return StrictJson.has(json, "time", "variable");
    }

    /** Reads one from a JSON text; {@code origin} names it in errors. */
    public static ArrayDescriptor read(byte[] json, String origin) {
        return StrictJson.read(json, ArrayDescriptor.class, origin);
    }

    /** Itself as JSON, always of the same bytes. */
    public byte[] json() {
        return StrictJson.bytes(this);
    }

    /** Whether a file is one of those that it describes, by its attributes. */
    boolean fits(ArrayFile file) {
        return misfit(file).isEmpty();
    }

    /** The attribute that a file lacks to be one of those described. */
    Optional<String> misfit(ArrayFile file) {
        return Objects.requireNonNullElse(match, Map.<String, String>of()).entrySet().stream()
                .filter(wanted -> !Optional.ofNullable(file.attributes().get(wanted.getKey()))
                        .map(found -> found.values().stream()
                                .anyMatch(value -> Glob.matches(
                                        wanted.getValue(), String.valueOf(value).strip())))
                        .orElse(false))
                .map(wanted -> wanted.getKey() + " '" + wanted.getValue() + "'")
                .findFirst();
    }

    @Override
    public boolean isBeside(String fileName) {
        return placeFile != null && placeFile.isName(fileName);
    }

    @Override
    public boolean needs(String fileName, String other) {
        return placeFile != null && placeFile.isOf(fileName, other);
    }

    boolean ignoresRange() {
        return "ignore".equals(validRange);
    }

    /** The rule for a variable, if one matches. */
    Optional<ChannelRule> rule(String variable) {
        return (channels == null ? List.of(ChannelRule.ALL) : channels)
                .stream().filter(rule -> Glob.matches(rule.variable, variable)).findFirst();
    }
}
