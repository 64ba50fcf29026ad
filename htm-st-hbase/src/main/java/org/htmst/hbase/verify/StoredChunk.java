package org.htmst.hbase.verify;

import java.util.SortedMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.sample.ValueType;

/**
 * A row as decoded.
 *
 * @param key its key
 * @param positionType the number type of longitude, latitude and altitude
 * @param timeMs ms since 1970-01-01 UTC, ascending
 * @param lonDeg as in the file
 * @param latDeg as in the file
 * @param altKm NaN for none
 * @param values by the number of the channel; a calibration flag that is absent is 0 throughout
 */
record StoredChunk(
        ChunkKey key,
        ValueType positionType,
        long[] timeMs,
        double[] lonDeg,
        double[] latDeg,
        double[] altKm,
        SortedMap<Integer, double[]> values) {

    /** The number of samples. */
    int size() {
        return timeMs.length;
    }
}
