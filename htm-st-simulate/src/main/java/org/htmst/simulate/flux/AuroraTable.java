package org.htmst.simulate.flux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.FastMath;

/**
 * How rates are distributed at high invariant latitudes, by counter, from the resource {@code aurora.csv}, which says what that is and
 * where they come from.
 */
final class AuroraTable {

    /** From here on up to {@link #FULL_DEG} the rates go over from those of {@link RateTable} to these. */
    static final double FROM_DEG = 58.75;

    private static final double FULL_DEG = 61.25;
    private static final double STEP_DEG = 2.5;
    private static final int LATITUDES = 9;
    private static final int NODES = 12;
    private static final double FIRST_NODE = -2.5;
    private static final double NODE_STEP = 0.5;

    private static final Map<String, float[]> LOG_RATES = read();

    private AuroraTable() {}

    /** How much of a rate is from here: 0 at low latitudes, 1 at high ones. */
    static double share(double invariantDeg) {
        return Math.max(0, Math.min(1, (invariantDeg - FROM_DEG) / (FULL_DEG - FROM_DEG)));
    }

    /**
     * The natural logarithm of a rate.
     *
     * @param disturbance a standard normal number: how far the rate is from the middle one
     */
    static double logRate(String counter, double invariantDeg, double disturbance) {
        float[] table = LOG_RATES.get(counter);
        double row = within((invariantDeg - FULL_DEG) / STEP_DEG, LATITUDES);
        double node = within((disturbance - FIRST_NODE) / NODE_STEP, NODES);
        int cell = (int) row * NODES + (int) node;
        double part = node - (int) node;
        double south = table[cell] + part * (table[cell + 1] - table[cell]);
        double north = table[cell + NODES] + part * (table[cell + NODES + 1] - table[cell + NODES]);
        return south + (row - (int) row) * (north - south);
    }

    private static double within(double at, int size) {
        return Math.max(0, Math.min(at, size - 1 - 1e-6));
    }

    private static Map<String, float[]> read() {
        Map<String, List<String[]>> rows = new HashMap<>();
        try (InputStream in = AuroraTable.class.getResourceAsStream("aurora.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .forEach(fields -> rows.computeIfAbsent(fields[0], name -> new ArrayList<>())
                            .add(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, float[]> tables = new HashMap<>();
        rows.forEach((counter, lines) -> {
            float[] table = new float[LATITUDES * NODES];
            for (int i = 0; i < table.length; i++) {
                table[i] = (float) FastMath.log(Double.parseDouble(lines.get(i / NODES)[2 + i % NODES]));
            }
            tables.put(counter, table);
        });
        return Map.copyOf(tables);
    }
}
