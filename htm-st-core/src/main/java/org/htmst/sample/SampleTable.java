package org.htmst.sample;

import java.util.List;

/**
 * The samples of one input file, as columns; every column has {@link #size()} entries and row {@code i} of all is one sample.
 * The arrays are shared, not copied: whoever is handed a table must not write into it.
 *
 * @param positionType the number type of longitude, latitude and altitude in the file
 * @param satellites the distinct satellites, such as {@code noaa-18}
 * @param satellite index into {@code satellites} per sample
 * @param timeMs ms since 1970-01-01 UTC
 * @param lonDeg longitude east, as in the file: -180 to 360
 * @param latDeg geodetic latitude, -90 to 90
 * @param altKm altitude; NaN where the file has none
 * @param channels what {@code values} holds, in the same order
 * @param values {@code values[c][i]}: channel {@code c} of sample {@code i}, exactly as in the file, sentinels included
 */
public record SampleTable(
        ValueType positionType,
        List<String> satellites,
        int[] satellite,
        long[] timeMs,
        double[] lonDeg,
        double[] latDeg,
        double[] altKm,
        List<Channel> channels,
        double[][] values) {

    public SampleTable {
        satellites = List.copyOf(satellites);
        channels = List.copyOf(channels);
        int n = timeMs.length;
        checkLength("satellite", satellite.length, n);
        checkLength("lonDeg", lonDeg.length, n);
        checkLength("latDeg", latDeg.length, n);
        checkLength("altKm", altKm.length, n);
        checkLength("values", values.length, channels.size());
        for (int c = 0; c < values.length; c++) {
            checkLength(channels.get(c).name(), values[c].length, n);
        }
    }

    /** The number of samples. */
    public int size() {
        return timeMs.length;
    }

    private static void checkLength(String column, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "column " + column + " has " + length + " entries, expected " + expected);
        }
    }
}
