package org.htmst.bench.query;

import java.util.Optional;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/**
 * A question to all systems.
 *
 * @param query which of the seven
 * @param region where
 * @param window when
 * @param localTime of the sample's own place
 */
public record BenchQuery(DesignQuery query, Region region, TimeWindow window, Optional<LocalTimeWindow> localTime) {

    /** The test that decides; longitudes are 32-bit numbers, as in the files. */
    public boolean contains(long timeMs, double lonDeg, double latDeg) {
        return window.contains(timeMs)
                && (localTime.isEmpty() || localTime.get().contains(LocalTime.of(timeMs, lonDeg, ValueType.FLOAT32)))
                && region.contains(new LonLat(lonDeg, latDeg));
    }
}
