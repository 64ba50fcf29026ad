package org.htmst.bench.jmh;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From times and trixels to codes, and from a week of a cap to ranges of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodeKernels {

    private static final int POINTS = 1 << 12;
    private static final long WEEK_MS = 7 * 86_400_000L;

    private final CodeLayout finest = CodeLayout.coupled(TimeAxis.MAX_LEVEL);
    private final CodeLayout chunks = CodeLayout.coupled(2);
    private final Cap cap = new Cap(new LonLat(-45, -30), 45);
    private final TimeWindow week;
    private final long[] timeMs = new long[POINTS];
    private final long[] trixel = new long[POINTS];

    /** Draws times of a week and trixels anywhere. */
    public CodeKernels() {
        long startMs = Instant.parse("2013-02-01T00:00:00Z").toEpochMilli();
        week = new TimeWindow(startMs, startMs + WEEK_MS);
        Random random = new Random(1);
        long first = TrixelId.all(finest.level()).first();
        for (int i = 0; i < POINTS; i++) {
            timeMs[i] = startMs + (long) (WEEK_MS * random.nextDouble());
            trixel[i] = first + (long) (first * random.nextDouble());
        }
    }

    /** Time and trixel to the coupled code of level 12. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public long coupledCode() {
        long sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += finest.code(timeMs[i], trixel[i]);
        }
        return sum;
    }

    /** Query III in 256 ranges of codes of level 12. */
    @Benchmark
    public List<CodeRange> rangesOfSamples() {
        return Decomposition.of(finest, cap, week, 256);
    }

    /** Query III in ranges of chunks of level 2, as the planner asks for them. */
    @Benchmark
    public List<CodeRange> rangesOfChunks() {
        return Decomposition.of(chunks, cap, week, 2048);
    }
}
