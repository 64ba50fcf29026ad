package org.htmst.bench.jmh;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.read.chunk.Selection;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.SimulatedDay;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decoding the blocks of a chunk, and ruling out its runs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlockKernels {

    /** As many samples as a chunk of a satellite's day has. */
    private static final int SAMPLES = 340;

    /** As many runs as they make. */
    private static final int RUNS = 22;

    private static final int CHANNEL = 4;

    private final ChannelModels models;
    private final ChunkCell cell;
    private final Geometry geometry;
    private final RunMap runs;
    private final Selection selection;
    private final double[] value = new double[SAMPLES];
    private final long[] timeMs = new long[SAMPLES];
    private final double[] lonDeg = new double[SAMPLES];
    private final double[] latDeg = new double[SAMPLES];
    private final double[] altKm = new double[SAMPLES];

    /** Encodes the first samples of a simulated day, and asks for a cap that a third of them crosses. */
    public BlockKernels() {
        Channel channel = SimulatedDay.product().channel("mep_ele_tel0_flux_e1").orElseThrow();
        SampleTable day =
                SimulatedDay.of("noaa-18", LocalDate.of(2014, 1, 1), 1).samples(List.of(channel));
        ChunkNumbers numbers = new ChunkNumbers(1, satellite -> 1, any -> CHANNEL);
        // All of one cell: there are no levels.
        CodeLayout layout = CodeLayout.coupled(0);
        models = ChannelModels.of(1, day, Chunks.of(day, layout, numbers), numbers);
        cell = Chunks.of(firstOf(day, layout, numbers), layout, numbers).rows(models).get(0).cells().stream()
                .filter(other -> other.qualifier() == ChannelGroup.qualifier(CHANNEL))
                .findFirst()
                .orElseThrow();
        long startMs = day.timeMs()[0];
        byte[] place = Geometry.encode(
                startMs, day.timeMs(), day.positionType(), day.lonDeg(), day.latDeg(), day.altKm(), 0, SAMPLES);
        geometry = new Geometry(place, 0, place.length, startMs);
        runs = geometry.runMap();
        LonLat middle = new LonLat(day.lonDeg()[SAMPLES / 2], day.latDeg()[SAMPLES / 2]);
        selection = new Selection(SampleQuery.of(new Cap(middle, 7), TimeWindow.ALWAYS));
    }

    /** The first samples of a table that one chunk holds as many of. */
    private static SampleTable firstOf(SampleTable table, CodeLayout layout, ChunkNumbers numbers) {
        for (int from = 0; ; from += SAMPLES) {
            int to = from + SAMPLES;
            SampleTable some = new SampleTable(
                    table.positionType(),
                    table.satellites(),
                    Arrays.copyOfRange(table.satellite(), from, to),
                    Arrays.copyOfRange(table.timeMs(), from, to),
                    Arrays.copyOfRange(table.lonDeg(), from, to),
                    Arrays.copyOfRange(table.latDeg(), from, to),
                    Arrays.copyOfRange(table.altKm(), from, to),
                    table.channels(),
                    new double[][] {Arrays.copyOfRange(table.values()[0], from, to)});
            if (Chunks.of(some, layout, numbers).size() == 1) {
                return some;
            }
        }
    }

    /** A channel's values, in samples. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double[] values() {
        byte[] bytes = cell.value();
        new ChannelGroup(cell.qualifier(), bytes, 0, bytes.length, any -> models).decode(CHANNEL, value, SAMPLES);
        return value;
    }

    /** Times, in samples. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public long[] times() {
        geometry.times(timeMs, SAMPLES);
        return timeMs;
    }

    /** Longitudes, latitudes and altitudes, in samples. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double[] positions() {
        geometry.positions(lonDeg, latDeg, altKm, SAMPLES);
        return latDeg;
    }

    /** The run map, in runs. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public RunMap runMap() {
        return geometry.runMap();
    }

    /** Which samples a run map does not rule out, in runs. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public int prunedRuns() {
        selection.select(runs, false);
        return selection.size();
    }
}
