package org.htmst.bench.system;

import java.util.OptionalLong;

/**
 * A consumer of rows that costs a few nanoseconds each and keeps a sum of their hashes, which does not depend on their order.
 *
 * <p>The hash multiplies odd constants with the bits of each column, then mixes, so that no exchange of values between rows goes
 * unnoticed.
 */
public final class SampleDigest {

    private static final long PRIME1 = 0x9E3779B97F4A7C15L;
    private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME3 = 0x165667B19E3779F9L;
    private static final long PRIME4 = 0xD6E8FEB86659FD93L;

    private long samples;
    private long hashes;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Takes one row. */
    public void add(int satellite, long timeMs, double lonDeg, double latDeg, double altKm, double value) {
        long hash = (timeMs * 64 + satellite) * PRIME1
                + Double.doubleToRawLongBits(lonDeg) * PRIME2
                + Double.doubleToRawLongBits(latDeg) * PRIME3
                + Double.doubleToRawLongBits(altKm) * PRIME4;
        hash = (hash ^ hash >>> 29 ^ Double.doubleToRawLongBits(value)) * PRIME2;
        hashes += hash ^ hash >>> 32;
        samples++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Takes the rows of another, whose reader was another thread. */
    public void add(SampleDigest other) {
        hashes += other.hashes;
        samples += other.samples;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** What was taken, as rows or as an aggregate. */
    public Answer answer(Mode mode) {
        return new Answer(
                samples,
                sum,
                samples == 0 ? Double.NaN : min,
                samples == 0 ? Double.NaN : max,
                mode == Mode.ROWS ? OptionalLong.of(hashes) : OptionalLong.empty());
    }
}
