package org.htmst.bench.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.htmst.cover.Cover;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From points to trixels, and from a cap to its cover. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GridKernels {

    private static final int POINTS = 1 << 12;
    private static final int LEVEL = 12;

    private final double[] lonDeg = new double[POINTS];
    private final double[] latDeg = new double[POINTS];
    private final UnitVector[] vectors = new UnitVector[POINTS];
    private final Cap cap = new Cap(new LonLat(-45, -30), 45);

    /** Draws the points, evenly over the sphere: no two neighbours share their way down. */
    public GridKernels() {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            lonDeg[i] = 360 * random.nextDouble();
            latDeg[i] = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            vectors[i] = new LonLat(lonDeg[i], latDeg[i]).unitVector();
        }
    }

    /** Unit vector to trixel of level 12. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public long vectorToTrixel() {
        long sum = 0;
        for (UnitVector p : vectors) {
            sum += TrixelId.of(p, LEVEL);
        }
        return sum;
    }

    /** Longitude and latitude to trixel of level 12. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public long placeToTrixel() {
        long sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += TrixelId.of(new LonLat(lonDeg[i], latDeg[i]).unitVector(), LEVEL);
        }
        return sum;
    }

    /** The cover of a cap of 45 degrees by trixels of level 10 in 256 ranges. */
    @Benchmark
    public Cover capCover() {
        return Cover.of(cap, 10, 256);
    }
}
