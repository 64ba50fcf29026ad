package org.htmst.interpolation.samples;

import java.util.Arrays;

/** The samples of one bin as growing columns: place and value. Not safe for use by several threads at once. */
public final class SamplePoints {

    private static final int INITIAL = 1024;

    private double[] lonDeg = new double[INITIAL];
    private double[] latDeg = new double[INITIAL];
    private double[] value = new double[INITIAL];
    private int size;

    /**
     * Takes one more sample.
     *
     * @param lonDeg longitude east, -180 to 360
     * @param latDeg geodetic latitude, -90 to 90
     * @param value a finite number
     * @throws IllegalArgumentException if one is outside; nothing was added then
     */
    public void add(double lonDeg, double latDeg, double value) {
        if (!(lonDeg >= -180 && lonDeg <= 360 && latDeg >= -90 && latDeg <= 90)) {
            throw new IllegalArgumentException(
                    "position " + lonDeg + "," + latDeg + " is outside longitude -180..360, latitude -90..90 degrees");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("sample value " + value + " is not a finite number; leave it out");
        }
        if (size == this.value.length) {
            grow();
        }
        this.lonDeg[size] = lonDeg;
        this.latDeg[size] = latDeg;
        this.value[size] = value;
        size++;
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** Longitude east of sample {@code i}, -180 to 360 degrees, as it was added. */
    public double lonDeg(int i) {
        return lonDeg[i];
    }

    /** Geodetic latitude of sample {@code i}, -90 to 90 degrees. */
    public double latDeg(int i) {
        return latDeg[i];
    }

    /** The value of sample {@code i}. */
    public double value(int i) {
        return value[i];
    }

    private void grow() {
        int capacity = size + (size >> 1);
        lonDeg = Arrays.copyOf(lonDeg, capacity);
        latDeg = Arrays.copyOf(latDeg, capacity);
        value = Arrays.copyOf(value, capacity);
    }
}
