package org.htmst.magnetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The coefficients of IGRF-14 at a time, Schmidt semi-normalised, nT. To be used by one thread; moved from time to time. */
final class Coefficients {

    static final int DEGREE = 13;

    private static final String TABLE = "igrf14.txt";
    private static final double FIRST_YEAR = 1965;
    private static final double STEP_YEARS = 5;
    private static final double MS_PER_YEAR = 365.25 * 86_400_000;
    private static final long YEAR_2000_MS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    /** Of each year, {@code g(n, m)} at {@code [n][m]} and {@code h(n, m)} at {@code [m - 1][n]}, where m is not above n. */
    private static final double[][][] OF_YEARS = read();

    final double[][] g = new double[DEGREE + 1][DEGREE + 1];
    final double[][] h = new double[DEGREE + 1][DEGREE + 1];
    private long timeMs;
    private boolean isSet;

    private static double[][][] read() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Coefficients.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
            List<String[]> lines = in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
            double[][][] ofYears = new double[lines.get(0).length - 1][DEGREE + 1][DEGREE + 1];
            for (String[] line : lines.subList(1, lines.size())) {
                int n = Integer.parseInt(line[1]);
                int m = Integer.parseInt(line[2]);
                for (int year = 0; year < ofYears.length; year++) {
                    double value = Double.parseDouble(line[3 + year]);
                    if (line[0].equals("g")) {
                        ofYears[year][n][m] = value;
                    } else {
                        ofYears[year][m - 1][n] = value;
                    }
                }
            }
            return ofYears;
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " of the program cannot be read", e);
        }
    }

    /** Turns to a time, ms since 1970 UTC; whether that changed anything. */
    boolean moveTo(long toMs) {
        if (isSet && toMs == timeMs) {
            return false;
        }
        isSet = true;
        timeMs = toMs;
        double steps = (2000 + (toMs - YEAR_2000_MS) / MS_PER_YEAR - FIRST_YEAR) / STEP_YEARS;
        double held = Math.max(0, Math.min(OF_YEARS.length - 1, steps));
        int before = (int) Math.min(OF_YEARS.length - 2, Math.floor(held));
        double share = held - before;
        double[][] a = OF_YEARS[before];
        double[][] b = OF_YEARS[before + 1];
        for (int n = 1; n <= DEGREE; n++) {
            for (int m = 0; m <= n; m++) {
                g[n][m] = a[n][m] * (1 - share) + b[n][m] * share;
                if (m > 0) {
                    h[n][m] = a[m - 1][n] * (1 - share) + b[m - 1][n] * share;
                }
            }
        }
        return true;
    }
}
