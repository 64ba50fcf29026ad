package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.htmst.hbase.plan.Shadow;
import org.htmst.time.TimeWindow;

/** Which samples of a granule stand in a later loaded one, too. Used by all threads that answer a question. */
final class Shades {

    private record Key(int granule, int satellite) {}

    private final Map<Key, List<Shade>> shades = new HashMap<>();

    /** What one later granule hides of an earlier one; its times are read when first needed. */
    static final class Shade {
        private final Shadow shadow;
        private final WholeGranules granules;
        private long[] sortedTimesMs;

        private Shade(Shadow shadow, WholeGranules granules) {
            this.shadow = shadow;
            this.granules = granules;
        }

        /** Whether the later granule may hold samples of a span, both ends included. */
        boolean touches(long firstMs, long lastMs) {
            return shadow.window().startMs() <= lastMs && shadow.window().endMs() > firstMs;
        }

        /** Whether the later granule holds a sample at {@code timeMs}. */
        boolean hides(long timeMs) {
            return shadow.window().contains(timeMs) && Arrays.binarySearch(times(), timeMs) >= 0;
        }

        private synchronized long[] times() {
            if (sortedTimesMs == null) {
                TimeWindow window = shadow.window();
                List<long[]> timesMs = new ArrayList<>();
                granules.read(List.of(shadow.later()), window, (key, geometry) -> {
                    if (key.satellite() == shadow.satellite()) {
                        long[] timeMs = new long[geometry.samples()];
                        geometry.times(timeMs, timeMs.length);
                        timesMs.add(timeMs);
                    }
                });
                sortedTimesMs = timesMs.stream()
                        .flatMapToLong(LongStream::of)
                        .filter(window::contains)
                        .sorted()
                        .toArray();
            }
            return sortedTimesMs;
        }
    }

    /** What some shadows cover. */
    Shades(List<Shadow> shadows, WholeGranules granules) {
        for (Shadow shadow : shadows) {
            shades.computeIfAbsent(new Key(shadow.granule(), shadow.satellite()), key -> new ArrayList<>())
                    .add(new Shade(shadow, granules));
        }
    }

    /** What hides samples of that granule and satellite. */
    List<Shade> of(int granule, int satellite) {
        return shades.getOrDefault(new Key(granule, satellite), List.of());
    }
}
