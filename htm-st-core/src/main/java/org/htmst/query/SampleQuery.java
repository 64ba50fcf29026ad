package org.htmst.query;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/**
 * What is asked for: the samples inside region, window and local time, of these satellites and products, that meet all
 * conditions.
 *
 * <p>When channels are named, a value that is missing, or spoilt by in-flight calibration, counts as absent, and a sample none
 * of whose asked values is present is left out and counted. With {@code keepFlagged} calibration does not spoil a value and no
 * sample is left out. When no channel is named, every sample inside answers.
 *
 * @param region a closed set
 * @param times half-open spans, all of which are asked for
 * @param satellites names; empty for all
 * @param products names; empty for all
 * @param channels names or aliases, in the order in which their values are wanted
 * @param localTime of the sample's own place; half-open
 * @param where bounds on values, all of which must be met
 * @param keepFlagged whether to keep what would be left out
 * @param direction the way of the satellite, by all samples of the file that the sample is answered from, see {@link
 *     org.htmst.track.Course}
 */
public record SampleQuery(
        Region region,
        TimeWindows times,
        List<String> satellites,
        List<String> products,
        List<String> channels,
        Optional<LocalTimeWindow> localTime,
        List<ValueCondition> where,
        boolean keepFlagged,
        Direction direction)
        implements Serializable {

    public SampleQuery {
        satellites = List.copyOf(satellites);
        products = List.copyOf(products);
        channels = List.copyOf(channels);
        where = List.copyOf(where);
    }

    /** A question whose samples may be of any direction. */
    public SampleQuery(
            Region region,
            TimeWindows times,
            List<String> satellites,
            List<String> products,
            List<String> channels,
            Optional<LocalTimeWindow> localTime,
            List<ValueCondition> where,
            boolean keepFlagged) {
        this(region, times, satellites, products, channels, localTime, where, keepFlagged, Direction.BOTH);
    }

    /** A question of one window. */
    public SampleQuery(
            Region region,
            TimeWindow window,
            List<String> satellites,
            List<String> products,
            List<String> channels,
            Optional<LocalTimeWindow> localTime,
            List<ValueCondition> where,
            boolean keepFlagged) {
        this(region, TimeWindows.of(window), satellites, products, channels, localTime, where, keepFlagged);
    }

    /** All samples inside a region and a window, without values. */
    public static SampleQuery of(Region region, TimeWindow window) {
        return new SampleQuery(region, window, List.of(), List.of(), List.of(), Optional.empty(), List.of(), false);
    }

    /** The same question for other channels. */
    public SampleQuery withChannels(List<String> wanted) {
        return new SampleQuery(region, times, satellites, products, wanted, localTime, where, keepFlagged, direction);
    }

    /** The same question for other satellites. */
    public SampleQuery withSatellites(List<String> wanted) {
        return new SampleQuery(region, times, wanted, products, channels, localTime, where, keepFlagged, direction);
    }

    /** The same question for other products. */
    public SampleQuery withProducts(List<String> wanted) {
        return new SampleQuery(region, times, satellites, wanted, channels, localTime, where, keepFlagged, direction);
    }

    /** The same question with other conditions. */
    public SampleQuery withConditions(List<ValueCondition> conditions) {
        return new SampleQuery(
                region, times, satellites, products, channels, localTime, conditions, keepFlagged, direction);
    }

    /** The same question, keeping or leaving out samples without a value. */
    public SampleQuery withKeepFlagged(boolean keep) {
        return new SampleQuery(region, times, satellites, products, channels, localTime, where, keep, direction);
    }

    /** The same question of another time. */
    public SampleQuery withTimes(TimeWindows other) {
        return new SampleQuery(region, other, satellites, products, channels, localTime, where, keepFlagged, direction);
    }

    /** The same question about one direction. */
    public SampleQuery withDirection(Direction way) {
        return new SampleQuery(region, times, satellites, products, channels, localTime, where, keepFlagged, way);
    }

    /** The same question with a plain field in place of the optional one, which cannot be serialised. */
    private record Serialised(
            Region region,
            TimeWindows times,
            List<String> satellites,
            List<String> products,
            List<String> channels,
            LocalTimeWindow localTime,
            List<ValueCondition> where,
            boolean keepFlagged,
            Direction direction)
            implements Serializable {

        private Object readResolve() {
            return new SampleQuery(
                    region,
                    times,
                    satellites,
                    products,
                    channels,
                    Optional.ofNullable(localTime),
                    where,
                    keepFlagged,
                    direction);
        }
    }

    private Object writeReplace() {
        return new Serialised(
                region, times, satellites, products, channels, localTime.orElse(null), where, keepFlagged, direction);
    }
}
