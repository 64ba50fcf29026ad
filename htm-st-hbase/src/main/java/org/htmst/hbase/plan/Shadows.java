package org.htmst.hbase.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.htmst.time.TimeWindow;

/**
 * Which samples of a granule stand in a later loaded one, too, so that each is answered once: by the later. Only in those spans
 * in which two granules of the same satellite and product overlap there can be any, and only when a sample of the earlier in
 * such a span would answer is it worth reading what the later holds.
 */
public final class Shadows {

    public static final Shadows NONE = new Shadows();

    private record Key(int granule, String satellite) {}

    private final Map<Key, List<Shadow>> shadows = new HashMap<>();

    /** What one later granule hides of an earlier one; its times are read when first needed. */
    public static final class Shadow {
        private final TimeWindow window;
        private final Supplier<long[]> reader;
        private long[] sortedTimesMs;

        private Shadow(TimeWindow window, Supplier<long[]> reader) {
            this.window = window;
            this.reader = reader;
        }

        /** Whether the later granule holds a sample at {@code timeMs}. */
        public boolean hides(long timeMs) {
            return window.contains(timeMs) && Arrays.binarySearch(times(), timeMs) >= 0;
        }

        private synchronized long[] times() {
            if (sortedTimesMs == null) {
                sortedTimesMs = reader.get();
                Arrays.sort(sortedTimesMs);
            }
            return sortedTimesMs;
        }
    }

    /**
     * Notes that a later granule may hide samples of an earlier one.
     *
     * @param granule the earlier
     * @param window the time that both cover
     * @param reader gives the times, in any order, of the later granule's samples of {@code satellite} in that window
     */
    public void add(int granule, String satellite, TimeWindow window, Supplier<long[]> reader) {
        shadows.computeIfAbsent(new Key(granule, satellite), key -> new ArrayList<>())
                .add(new Shadow(window, reader));
    }

    /** Whether nothing hides anything. */
    boolean isEmpty() {
        return shadows.isEmpty();
    }

    /** What hides samples of that granule and satellite. */
    public List<Shadow> of(int granule, String satellite) {
        return shadows.getOrDefault(new Key(granule, satellite), List.of());
    }
}
