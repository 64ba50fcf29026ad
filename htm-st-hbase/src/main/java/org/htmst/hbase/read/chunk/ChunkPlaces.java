package org.htmst.hbase.read.chunk;

import org.htmst.hbase.codec.Geometry;
import org.htmst.sample.ValueType;

/** When and where the samples of one chunk at a time are; decoded when first looked at. Its arrays are used again for every chunk. */
public final class ChunkPlaces {

    private Geometry geometry;
    private int samples;
    private boolean hasTimes;
    private boolean hasPlaces;
    private boolean hasAltitudes;
    private long[] timeMs = new long[0];
    private double[] lonDeg = new double[0];
    private double[] latDeg = new double[0];
    private double[] altKm = new double[0];
    private ValueType positionType;

    /** Turns to a chunk of {@code count} samples. */
    public void open(Geometry chunk, int count) {
        geometry = chunk;
        samples = count;
        hasTimes = false;
        hasPlaces = false;
        hasAltitudes = false;
        if (timeMs.length < count) {
            timeMs = new long[count];
            lonDeg = new double[count];
            latDeg = new double[count];
            altKm = new double[count];
        }
    }

    /** Ms since 1970-01-01 UTC, of each sample and then anything; as all of these good until the next chunk, not to be written into. */
    public long[] timeMs() {
        if (!hasTimes) {
            geometry.times(timeMs, samples);
            hasTimes = true;
        }
        return timeMs;
    }

    /** Degrees east. */
    public double[] lonDeg() {
        readPlaces(false);
        return lonDeg;
    }

    /** Geodetic latitude, degrees. */
    public double[] latDeg() {
        readPlaces(false);
        return latDeg;
    }

    /** Altitude, km. Who needs places, too, asks for this first, and has them decoded once. */
    public double[] altKm() {
        readPlaces(true);
        return altKm;
    }

    /** The number type of places in the file. */
    public ValueType positionType() {
        readPlaces(false);
        return positionType;
    }

    private void readPlaces(boolean withAltitudes) {
        if (!hasPlaces || withAltitudes && !hasAltitudes) {
            positionType = geometry.positions(lonDeg, latDeg, withAltitudes ? altKm : null, samples);
            hasPlaces = true;
            hasAltitudes = withAltitudes;
        }
    }
}
