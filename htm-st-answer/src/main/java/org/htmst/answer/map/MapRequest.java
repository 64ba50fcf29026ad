package org.htmst.answer.map;

import java.io.Serializable;
import java.util.List;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/**
 * What maps are made of, and how.
 *
 * @param channel the channel, by name or alias
 * @param times of what time
 * @param satellites of which satellites; empty for all
 * @param products from files of which products; empty for all
 * @param where conditions that every sample meets
 * @param direction the way of the satellites
 * @param bins a map for each
 * @param parameters how
 */
public record MapRequest(
        String channel,
        TimeWindows times,
        List<String> satellites,
        List<String> products,
        List<ValueCondition> where,
        Direction direction,
        LocalTimeBins bins,
        InterpolationParameters parameters)
        implements Serializable {

    /** The channel with magnetic local time, in hours. */
    public static final String MAGNETIC_LOCAL_TIME = "MLT";

    /** Every sample of {@code channel} of a product, in equal bins of local time, the usual way. */
    public static MapRequest usual(String channel, TimeWindow window, String product, int bins) {
        return new MapRequest(
                channel,
                TimeWindows.of(window),
                List.of(),
                List.of(product),
                List.of(),
                Direction.BOTH,
                LocalTimeBins.equal(bins),
                InterpolationParameters.DEFAULT);
    }

    /** The same of another time. */
    public MapRequest withWindow(TimeWindow other) {
        return new MapRequest(channel, TimeWindows.of(other), satellites, products, where, direction, bins, parameters);
    }

    /** The same, interpolated otherwise. */
    public MapRequest withParameters(InterpolationParameters other) {
        return new MapRequest(channel, times, satellites, products, where, direction, bins, other);
    }

    boolean isMagnetic() {
        return bins.axis() == LocalTimeAxis.MAGNETIC_LOCAL_TIME;
    }

    /** The question for the samples: the channel and, if it decides about bins, magnetic local time after it. */
    public SampleQuery query() {
        return SampleQuery.builder(Region.SPHERE, times)
                .satellites(satellites)
                .products(products)
                .channels(isMagnetic() ? List.of(channel, MAGNETIC_LOCAL_TIME) : List.of(channel))
                .where(where)
                .direction(direction)
                .build();
    }
}
