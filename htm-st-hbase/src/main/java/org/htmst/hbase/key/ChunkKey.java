package org.htmst.hbase.key;

import java.time.Duration;
import org.htmst.time.TimeAxis;

/**
 * Which chunk a row holds; {@link ChunkKeyFormat} makes the row key of it.
 *
 * @param code the code, in the table's layout, of the space-time cell that holds the chunk's samples
 * @param startMs the time of its first sample, ms since 1970-01-01 UTC
 * @param satellite the number of the satellite in the catalog, 0 to 65535
 * @param granule the number of the granule in the catalog, not negative
 */
public record ChunkKey(long code, long startMs, int satellite, int granule) {

    /** The highest number of a satellite. */
    public static final int MAX_SATELLITE = 0xFFFF;

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    public ChunkKey {
        if (code < 0) {
            throw new IllegalArgumentException("code " + code + " is negative");
        }
        if (satellite < 0 || satellite > MAX_SATELLITE) {
            throw new IllegalArgumentException("satellite number " + satellite + " is outside 0.." + MAX_SATELLITE);
        }
        if (granule < 0) {
            throw new IllegalArgumentException("granule number " + granule + " is negative");
        }
    }

    /**
     * The earliest start of a chunk that can hold a sample of {@code timeMs}: the midnight (UTC) before, for no chunk
     * crosses one, but no earlier than the time axis. A scan of a time window begins there and not at the window's start.
     */
    public static long earliestStartMs(long timeMs) {
        return Math.max(TimeAxis.MIN_MS, Math.floorDiv(timeMs, DAY_MS) * DAY_MS);
    }

    /** The first instant after every sample of a chunk that starts at {@code startMs}: the midnight (UTC) that follows. */
    public static long latestEndMs(long startMs) {
        return (Math.floorDiv(startMs, DAY_MS) + 1) * DAY_MS;
    }
}
