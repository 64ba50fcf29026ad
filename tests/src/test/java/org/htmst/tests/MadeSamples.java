package org.htmst.tests;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** Small made-up files for tests that need to choose times and values. */
final class MadeSamples {

    /** The satellite is over the equator, on its way north, at each multiple of this since 1970. */
    static final long ORBIT_MS = 6_120_000;

    static final Channel FLUX = channel("flux", "f", ValueType.FLOAT32, List.of(-999.0), "calibration");
    static final Channel CALIBRATION = channel("calibration", "", ValueType.UINT8, List.of(), "");
    static final Product PRODUCT = new Product("made", "made-up samples", "", List.of(FLUX, CALIBRATION));

    private MadeSamples() {}

    private static Channel channel(String name, String alias, ValueType type, List<Double> missing, String flag) {
        return new Channel("made", name, alias, Family.EP, "test", type, "1", "made up", missing, flag);
    }

    /**
     * A file whose samples stand at {@code timesMs}, on a seeded polar orbit; the flux of each is {@code value}, so that it tells
     * from which file an answer came.
     */
    static SourceContent file(String name, String satellite, long[] timesMs, double value) {
        int n = timesMs.length;
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        double[] altKm = new double[n];
        for (int i = 0; i < n; i++) {
            double turn = Math.floorMod(timesMs[i], ORBIT_MS) / (double) ORBIT_MS;
            latDeg[i] = (float) (81 * Math.sin(2 * Math.PI * turn));
            lonDeg[i] = (float) Math.floorMod(timesMs[i] / 1000, 360L);
            altKm[i] = 850;
        }
        double[] flux = new double[n];
        Arrays.fill(flux, value);
        return file(name, satellite, timesMs, lonDeg, latDeg, altKm, flux, new double[n]);
    }

    static SourceContent file(
            String name,
            String satellite,
            long[] timesMs,
            double[] lonDeg,
            double[] latDeg,
            double[] altKm,
            double[] flux,
            double[] calibration) {
        SampleTable table = new SampleTable(
                ValueType.FLOAT32,
                List.of(satellite),
                new int[timesMs.length],
                timesMs,
                lonDeg,
                latDeg,
                altKm,
                List.of(FLUX, CALIBRATION),
                new double[][] {flux, calibration});
        String sha256 =
                Integer.toHexString(Arrays.hashCode(timesMs)) + Integer.toHexString(Arrays.hashCode(flux)) + satellite;
        return new SourceContent(
                Path.of(name),
                1000,
                sha256,
                "made",
                PRODUCT,
                table,
                timesMs.length,
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /** Decoded files as a load of many takes them. */
    static List<Supplier<Source>> sources(List<SourceContent> files) {
        return files.stream()
                .<Supplier<Source>>map(file -> () -> new Made(file))
                .toList();
    }

    private record Made(SourceContent read) implements Source {

        @Override
        public String fileName() {
            return read.file().getFileName().toString();
        }

        @Override
        public String sha256() {
            return read.sha256();
        }

        @Override
        public String reading() {
            return read.reading();
        }
    }

    /** The same file, had it held other samples. */
    static SourceContent with(SourceContent file, SampleTable samples) {
        return new SourceContent(
                file.file(),
                file.fileBytes(),
                file.sha256() + "-changed",
                file.reading(),
                file.product(),
                samples,
                samples.size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /**
     * Some samples of a file elsewhere, as another file that hides them.
     *
     * @param gap one in so many is left out
     * @param eastDeg how far east of where they were
     * @param isMirrored whether they are as far on the other side of the equator
     */
    static SourceContent again(SourceContent file, int from, int end, int gap, double eastDeg, boolean isMirrored) {
        SampleTable all = file.samples();
        int[] rows = IntStream.range(from, end).filter(row -> row % gap != 7).toArray();
        double sign = isMirrored ? -1 : 1;
        SampleTable some = new SampleTable(
                all.positionType(),
                all.satellites(),
                IntStream.of(rows).map(row -> all.satellite()[row]).toArray(),
                IntStream.of(rows).mapToLong(row -> all.timeMs()[row]).toArray(),
                IntStream.of(rows)
                        .mapToDouble(row -> (float) ((all.lonDeg()[row] + eastDeg) % 360))
                        .toArray(),
                IntStream.of(rows).mapToDouble(row -> sign * all.latDeg()[row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> all.altKm()[row]).toArray(),
                all.channels(),
                IntStream.range(0, all.channels().size())
                        .mapToObj(c -> IntStream.of(rows)
                                .mapToDouble(row -> all.values()[c][row])
                                .toArray())
                        .toArray(double[][]::new));
        return named(with(file, some), "again.nc");
    }

    /** The same file under another name. */
    static SourceContent named(SourceContent file, String name) {
        return new SourceContent(
                Path.of(name),
                file.fileBytes(),
                file.sha256() + name,
                file.reading(),
                file.product(),
                file.samples(),
                file.samples().size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /** A file over the poles and all meridians, in which some values are missing and some samples are calibration. */
    static SourceContent noisyFile(long seed) {
        Random random = new Random(seed);
        int n = 20_000;
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        double[] altKm = new double[n];
        double[] flux = new double[n];
        double[] calibration = new double[n];
        for (int i = 0; i < n; i++) {
            lonDeg[i] = (float) (360 * random.nextDouble() - 180);
            latDeg[i] = (float) Math.max(-90, Math.min(90, 95 * Math.sin(i / 500.0)));
            altKm[i] = random.nextInt(10) == 0 ? Double.NaN : 800 + random.nextInt(50);
            flux[i] =
                    random.nextInt(8) == 0 ? -999 : random.nextInt(12) == 0 ? Float.NaN : (float) random.nextGaussian();
            calibration[i] = i / 100 % 7 == 0 ? 1 : 0;
        }
        long[] timesMs = times(1_571_875_200_000L, n, seed);
        return file("noisy.nc", "test-1", timesMs, lonDeg, latDeg, altKm, flux, calibration);
    }

    /** {@code n} times from {@code startMs} about two seconds apart, with jitter. */
    static long[] times(long startMs, int n, long seed) {
        Random random = new Random(seed);
        long[] timesMs = new long[n];
        long timeMs = startMs;
        for (int i = 0; i < n; i++) {
            timesMs[i] = timeMs;
            timeMs += 1999 + random.nextInt(3);
        }
        return timesMs;
    }
}
