package org.htmst.simulate.flux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hipparchus.util.FastMath;
import org.htmst.simulate.field.MagneticTrack;

/**
 * Mean rates by counter, invariant latitude and field height, from the resource {@code rates.csv}, which says what that is and where they come from.
 */
final class RateTable {

    private static final int LATITUDES = 36;
    private static final int HEIGHTS = 12;
    private static final double LATITUDE_STEP_DEG = 2.5;
    private static final double HEIGHT_STEP_KM = 125;

    /** The tilt, with which field height explains most of what the real counts do, stands for the field's higher poles. */
    private static final double TILT_KM = 300;

    private static final double MIDDLE_KM = 7221;

    /** The middle of the first bin. */
    private static final double FIRST_HEIGHT_KM = -750 + HEIGHT_STEP_KM / 2;

    private static final Map<String, float[]> LOG_RATES = read();

    private RateTable() {}

    /**
     * Where places lie in the table.
     *
     * @param cell index of the corner with the lowest latitude and height
     * @param latitudePart from that corner to the next latitude, 0 to 1
     * @param heightPart to the next height
     */
    record Places(int[] cell, float[] latitudePart, float[] heightPart) {

        static Places of(MagneticTrack magnetic) {
            int size = magnetic.radiusKm().length;
            Places places = new Places(new int[size], new float[size], new float[size]);
            for (int i = 0; i < size; i++) {
                double latitude = within(magnetic.invariantDeg()[i] / LATITUDE_STEP_DEG - 0.5, LATITUDES);
                double height = within((heightKm(magnetic, i) - FIRST_HEIGHT_KM) / HEIGHT_STEP_KM, HEIGHTS);
                places.cell[i] = (int) latitude * HEIGHTS + (int) height;
                places.latitudePart[i] = (float) (latitude - (int) latitude);
                places.heightPart[i] = (float) (height - (int) height);
            }
            return places;
        }

        private static double heightKm(MagneticTrack magnetic, int i) {
            return magnetic.radiusKm()[i] - MIDDLE_KM - TILT_KM * magnetic.sinLat()[i];
        }

        private static double within(double at, int bins) {
            return Math.max(0, Math.min(at, bins - 1 - 1e-6));
        }
    }

    /** Natural logarithms of the rates of a counter at all places, linear between the middles of bins. */
    static double[] logRates(String counter, Places places) {
        float[] table = LOG_RATES.get(counter);
        double[] rates = new double[places.cell.length];
        for (int i = 0; i < rates.length; i++) {
            int cell = places.cell[i];
            float r = places.heightPart[i];
            float south = table[cell] + r * (table[cell + 1] - table[cell]);
            float north = table[cell + HEIGHTS] + r * (table[cell + HEIGHTS + 1] - table[cell + HEIGHTS]);
            rates[i] = south + places.latitudePart[i] * (north - south);
        }
        return rates;
    }

    private static Map<String, float[]> read() {
        Map<String, float[]> tables = new HashMap<>();
        Map<String, AtomicInteger> rows = new HashMap<>();
        try (InputStream in = RateTable.class.getResourceAsStream("rates.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] fields = line.split(",");
                float[] table = tables.computeIfAbsent(fields[0], name -> new float[LATITUDES * HEIGHTS]);
                int row = rows.computeIfAbsent(fields[0], name -> new AtomicInteger())
                        .getAndIncrement();
                for (int r = 0; r < HEIGHTS; r++) {
                    table[row * HEIGHTS + r] = (float) FastMath.log(Double.parseDouble(fields[2 + r]));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(tables);
    }
}
