package org.htmst.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.htmst.formats.Product;
import org.htmst.formats.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** Small files of a satellite that knows its L, with words in their descriptions that a page must not take for tags. */
final class BeltFiles {

    static final String SATELLITE = "test-3";
    static final String PRODUCT = "belts";

    /** Ends a script and an attribute, if it is let. */
    static final String HOSTILE = "</script><img src=x onerror=\"alert('1')\"> & so on";

    private static final Channel SHELL = channel("shell", "L", Family.MF, "model", ValueType.FLOAT32, "", "L", "");
    private static final Channel COUNTER = channel(
            "counter", "c/0", Family.EP, "probe", ValueType.FLOAT32, "#/cm2-s-str", "electron flux >40 keV", "spoilt");
    private static final Channel NOISE =
            channel("noise", "", Family.P, "probe <&\">", ValueType.FLOAT64, "<&\">", HOSTILE, "spoilt");
    private static final Channel SPOILT = channel("spoilt", "", Family.EP, "probe", ValueType.UINT8, "", "", "");
    private static final List<Channel> CHANNELS = List.of(SHELL, COUNTER, NOISE, SPOILT);

    private BeltFiles() {}

    private static Channel channel(
            String name,
            String alias,
            Family family,
            String instrument,
            ValueType type,
            String unit,
            String description,
            String flag) {
        List<Double> missing = type.isInteger() ? List.of() : List.of(-1.0);
        return new Channel(PRODUCT, name, alias, family, instrument, type, unit, description, missing, flag);
    }

    /** A file of {@code n} samples about ten seconds apart; few values of the counter differ, all of the noise do. */
    static SourceContent file(String name, long startMs, int n, long seed) {
        Random random = new Random(seed);
        long[] timesMs = new long[n];
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        double[] altKm = new double[n];
        double[][] values = new double[CHANNELS.size()][n];
        for (int i = 0; i < n; i++) {
            timesMs[i] = startMs + 10_000L * i + random.nextInt(9000);
            double turn = Math.floorMod(timesMs[i], 6_120_000L) / 6_120_000.0;
            latDeg[i] = 81 * Math.sin(2 * Math.PI * turn);
            lonDeg[i] = Math.floorMod(timesMs[i] / 1000, 360L);
            altKm[i] = 850;
            values[0][i] = random.nextInt(40) == 0 ? -1 : (float) (0.5 + 11 * Math.abs(latDeg[i]) / 81);
            values[1][i] = random.nextInt(9) == 0 ? -1 : (float) random.nextInt(200) / 7;
            values[2][i] = random.nextInt(9) == 0 ? -1 : random.nextGaussian();
            values[3][i] = i / 100 % 7 == 0 ? 1 : 0;
        }
        SampleTable table = new SampleTable(
                ValueType.FLOAT64, List.of(SATELLITE), new int[n], timesMs, lonDeg, latDeg, altKm, CHANNELS, values);
        return new SourceContent(
                Path.of(name),
                1000,
                Long.toHexString(seed) + name,
                "made",
                new Product(PRODUCT, "made-up belts", "", CHANNELS),
                table,
                n,
                new TreeMap<>(),
                List.of(),
                List.of());
    }
}
