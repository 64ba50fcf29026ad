package org.htmst.hbase.scan;

import java.util.List;
import java.util.Optional;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/**
 * What is asked for: the samples inside region, window and local time, of these satellites and products, that meet all
 * conditions.
 *
 * <p>When channels are named, a value that is missing, or spoilt by in-flight calibration, counts as absent, and a sample none
 * of whose asked values is present is left out and counted. With {@code keepFlagged} calibration does not spoil a value and no
 * sample is left out. When no channel is named, every sample inside answers.
 *
 * @param region a closed set
 * @param window half-open
 * @param satellites names; empty for all
 * @param products names; empty for all
 * @param channels names or aliases, in the order in which their values are wanted
 * @param localTime of the sample's own place; half-open
 * @param where bounds on values, all of which must be met
 * @param keepFlagged whether to keep what would be left out
 */
public record SampleQuery(
        Region region,
        TimeWindow window,
        List<String> satellites,
        List<String> products,
        List<String> channels,
        Optional<LocalTimeWindow> localTime,
        List<ValueCondition> where,
        boolean keepFlagged) {

    public SampleQuery {
        satellites = List.copyOf(satellites);
        products = List.copyOf(products);
        channels = List.copyOf(channels);
        where = List.copyOf(where);
    }

    /** All samples inside a region and a window, without values. */
    public static SampleQuery of(Region region, TimeWindow window) {
        return new SampleQuery(region, window, List.of(), List.of(), List.of(), Optional.empty(), List.of(), false);
    }

    /** The same question for other channels. */
    public SampleQuery withChannels(List<String> wanted) {
        return new SampleQuery(region, window, satellites, products, wanted, localTime, where, keepFlagged);
    }

    /** The same question for other satellites. */
    public SampleQuery withSatellites(List<String> wanted) {
        return new SampleQuery(region, window, wanted, products, channels, localTime, where, keepFlagged);
    }
}
