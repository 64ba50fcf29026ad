package org.htmst.hbase.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which samples of a granule stand in a later loaded one, too, so that each is answered once: by the later.
 *
 * <p>Held as sorted times, for those spans only in which two granules of the same satellite and product overlap.
 */
final class Shadows {

    private record Key(int granule, String satellite) {}

    static final Shadows NONE = new Shadows();

    private final Map<Key, long[]> times = new HashMap<>();

    /** Notes that a later granule holds samples of {@code satellite} at {@code timesMs}, which may be in any order. */
    void add(int granule, String satellite, long[] timesMs) {
        times.merge(new Key(granule, satellite), sorted(timesMs), (a, b) -> {
            long[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return sorted(both);
        });
    }

    /** The times, sorted, at which samples of that granule are answered by another; null for none. */
    long[] of(int granule, String satellite) {
        return times.get(new Key(granule, satellite));
    }

    private static long[] sorted(long[] timesMs) {
        long[] copy = timesMs.clone();
        Arrays.sort(copy);
        return copy;
    }
}
