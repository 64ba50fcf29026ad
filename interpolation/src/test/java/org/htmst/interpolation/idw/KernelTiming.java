package org.htmst.interpolation.idw;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.sphere.UnitVector;

/**
 * Times the interpolation of every trixel, those with samples of their own too, for the script that compares it with other
 * programs: {@code KernelTiming SAMPLES LEVEL RADIUS_KM POWER ANSWER}. The files hold big-endian doubles, one column after the
 * other: longitude, latitude, value; and x, y, z of the trixel's centre, value, count. Prints seconds of the first and of the
 * fastest of ten runs, and the processor seconds of that, each from samples in memory to the grid.
 */
final class KernelTiming {

    private static final int RUNS = 10;

    private KernelTiming() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        SamplePoints points = read(Path.of(arguments[0]));
        InterpolationParameters parameters = InterpolationParameters.of(
                Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]), Double.parseDouble(arguments[3]));
        double first = 0;
        double best = Double.POSITIVE_INFINITY;
        double processor = 0;
        TrixelGrid grid = null;
        for (int run = 0; run < RUNS; run++) {
            long startNs = System.nanoTime();
            long startCpuNs = cpuNs();
            grid = TrixelGrid.empty(parameters.level());
            new GridWorker(SortedSamples.of(points), parameters, grid).fill();
            double seconds = (System.nanoTime() - startNs) / 1e9;
            first = run == 0 ? seconds : first;
            if (seconds < best) {
                best = seconds;
                processor = (cpuNs() - startCpuNs) / 1e9;
            }
        }
        write(grid, Path.of(arguments[4]));
        System.out.println(first + " " + best + " " + processor);
    }

    private static long cpuNs() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static SamplePoints read(Path file) throws IOException {
        DoubleBuffer columns = ByteBuffer.wrap(Files.readAllBytes(file)).asDoubleBuffer();
        int n = columns.capacity() / 3;
        SamplePoints points = new SamplePoints();
        for (int i = 0; i < n; i++) {
            points.add(columns.get(i), columns.get(n + i), columns.get(2 * n + i));
        }
        return points;
    }

    private static void write(TrixelGrid grid, Path file) throws IOException {
        int n = grid.size();
        ByteBuffer bytes = ByteBuffer.allocate(5 * n * Double.BYTES);
        DoubleBuffer columns = bytes.asDoubleBuffer();
        for (int i = 0; i < n; i++) {
            UnitVector centre = Trixel.of(grid.trixelId(i)).centreVector();
            columns.put(i, centre.x());
            columns.put(n + i, centre.y());
            columns.put(2 * n + i, centre.z());
            columns.put(3 * n + i, grid.value()[i]);
            columns.put(4 * n + i, grid.count()[i]);
        }
        Files.write(file, bytes.array());
    }
}
