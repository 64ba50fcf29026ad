package org.htmst.spark.job;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.region.text.SpanText;
import org.htmst.track.Direction;

/**
 * How maps are made.
 *
 * @param every the length of a window; empty for one of all times
 * @param bins a map for each
 * @param parameters of the interpolation
 * @param direction the way of the satellites
 */
record MapOptions(
        Optional<Duration> every, LocalTimeBins bins, InterpolationParameters parameters, Direction direction) {

    private static final List<String> NAMES = List.of(
            "every",
            "bins",
            "axis",
            "level",
            "radius-km",
            "power",
            "statistic",
            "space",
            "min-samples",
            "from",
            "direction");

    /**
     * Reads options, called as those of {@code htm-st interpolate}; upper and lower case are alike.
     *
     * @throws IllegalArgumentException if one is unknown, or says what it cannot
     */
    static MapOptions parse(Map<String, String> given) {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(given);
        options.keySet().stream()
                .filter(name -> NAMES.stream().noneMatch(name::equalsIgnoreCase))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "option '" + name + "' of maps is none of " + String.join(", ", NAMES));
                });
        InterpolationParameters usual = InterpolationParameters.DEFAULT;
        NeighbourSource source = word(options, "from", usual.source(), NeighbourSource.values());
        if (source == NeighbourSource.TILES) {
            throw new IllegalArgumentException(
                    "option from is 'tiles', which need no job; give samples or cells, or use"
                            + " 'htm-st interpolate --from tiles'");
        }
        InterpolationParameters parameters = new InterpolationParameters(
                number(options, "level", usual.level(), Integer::valueOf),
                number(options, "radius-km", usual.radiusKm(), Double::valueOf),
                number(options, "power", usual.power(), Double::valueOf),
                word(options, "statistic", usual.statistic(), Statistic.values()),
                word(options, "space", usual.space(), ValueSpace.values()),
                number(options, "min-samples", usual.minSamples(), Integer::valueOf),
                source);
        LocalTimeAxis axis = word(options, "axis", LocalTimeAxis.LOCAL_TIME, LocalTimeAxis.values());
        return new MapOptions(
                Optional.ofNullable(options.get("every")).map(SpanText::parse),
                LocalTimeBins.equal(axis, number(options, "bins", LocalTimeBins.DEFAULT_COUNT, Integer::valueOf)),
                parameters,
                word(options, "direction", Direction.BOTH, Direction.values()));
    }

    private static <N> N number(Map<String, String> options, String name, N usual, Function<String, N> parse) {
        String text = options.get(name);
        try {
            return text == null ? usual : parse.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + name + " is '" + text + "', which is no number of its kind", e);
        }
    }

    private static <E> E word(Map<String, String> options, String name, E usual, E[] all) {
        String text = options.get(name);
        return text == null
                ? usual
                : Arrays.stream(all)
                        .filter(constant -> constant.toString().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("option " + name + " is '" + text
                                + "'; give one of "
                                + Arrays.stream(all).map(Object::toString).collect(Collectors.joining(", "))));
    }
}
