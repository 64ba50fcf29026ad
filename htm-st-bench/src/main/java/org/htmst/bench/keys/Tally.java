package org.htmst.bench.keys;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmst.bench.query.BenchQuery;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.codec.RunMap;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** Counts samples, a day at a time; a tally for each thread, added up at the end. */
final class Tally {

    /** The store's own layout. */
    private static final CodeLayout CHUNKS = CodeLayout.coupled(2);

    private static final int TO_CHUNK_BITS = 2 * (TimeAxis.MAX_LEVEL - CHUNKS.level());

    private final List<BenchQuery> queries;
    private final Map<KeyOrder, CodeIntervals> intervals;
    private final Map<KeyOrder, long[]> counts = new EnumMap<>(KeyOrder.class);
    private final ChunkReading[] readings;
    private final ChunkCount[] chunks;
    private final long[] answered;
    private long samples;

    Tally(List<BenchQuery> queries, Map<KeyOrder, CodeIntervals> intervals) {
        this.queries = queries;
        this.intervals = intervals;
        intervals.forEach((order, pieces) -> counts.put(order, new long[pieces.count()]));
        this.readings = queries.stream().map(ChunkReading::new).toArray(ChunkReading[]::new);
        this.chunks = new ChunkCount[queries.size()];
        Arrays.fill(chunks, ChunkCount.NONE);
        this.answered = new long[queries.size()];
    }

    /** Counts a day of one satellite. */
    void add(TrackDay day) {
        long[] trixel = new long[day.size()];
        for (int i = 0; i < trixel.length; i++) {
            trixel[i] = TrixelId.of(new LonLat(day.lonDeg()[i], day.latDeg()[i]).unitVector(), TimeAxis.MAX_LEVEL);
        }
        samples += day.size();
        intervals.forEach((order, pieces) -> {
            long[] count = counts.get(order);
            for (int i = 0; i < trixel.length; i++) {
                count[pieces.of(order.layout().code(day.timeMs()[i], trixel[i]))]++;
            }
        });
        TimeWindow span = new TimeWindow(day.timeMs()[0], day.timeMs()[day.size() - 1] + 1);
        for (int q = 0; q < answered.length; q++) {
            if (queries.get(q).window().intersects(span)) {
                answered[q] += answered(queries.get(q), day);
            }
        }
        cut(day, trixel).forEach((code, chunk) -> addChunk(CHUNKS.trixel(code), day, chunk));
    }

    private static long answered(BenchQuery query, TrackDay day) {
        long answered = 0;
        for (int i = 0; i < day.size(); i++) {
            answered += query.contains(day.timeMs()[i], day.lonDeg()[i], day.latDeg()[i]) ? 1 : 0;
        }
        return answered;
    }

    /** The samples of every chunk, in order of time. */
    private static Map<Long, Chunk> cut(TrackDay day, long[] trixel) {
        Map<Long, Chunk> chunks = new LinkedHashMap<>();
        for (int i = 0; i < trixel.length; i++) {
            long code = CHUNKS.code(day.timeMs()[i], trixel[i] >> TO_CHUNK_BITS);
            chunks.computeIfAbsent(code, c -> new Chunk()).add(i);
        }
        return chunks;
    }

    private void addChunk(long trixel, TrackDay day, Chunk chunk) {
        long startMs = day.timeMs()[chunk.samples[0]];
        RunMap runs = null;
        for (int q = 0; q < readings.length; q++) {
            if (readings[q].reads(trixel, startMs)) {
                runs = runs == null ? chunk.runs(day) : runs;
                chunks[q] = chunks[q].plus(readings[q].read(trixel, runs));
            }
        }
    }

    /** Adds what another thread has counted. */
    void add(Tally other) {
        samples += other.samples;
        counts.forEach((order, count) -> addTo(count, other.counts.get(order)));
        addTo(answered, other.answered);
        for (int q = 0; q < chunks.length; q++) {
            chunks[q] = chunks[q].plus(other.chunks[q]);
        }
    }

    /** How many samples there were. */
    long samples() {
        return samples;
    }

    /** How many of them a query asks for. */
    long answered(int query) {
        return answered[query];
    }

    /** What a query reads of the store's own table. */
    ChunkCount chunks(int query) {
        return chunks[query];
    }

    /** What is read of a table of one row a sample. */
    long rows(RowCover cover) {
        return intervals.get(cover.order()).sum(cover.codes(), counts.get(cover.order()));
    }

    private static void addTo(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /** Samples of a day that share a row. */
    private static final class Chunk {

        private int[] samples = new int[64];
        private int size;

        void add(int sample) {
            if (size == samples.length) {
                samples = Arrays.copyOf(samples, 2 * size);
            }
            samples[size++] = sample;
        }

        /** Its run map as the store would write and read it. */
        RunMap runs(TrackDay day) {
            long[] timeMs = new long[size];
            double[] lonDeg = new double[size];
            double[] latDeg = new double[size];
            for (int i = 0; i < size; i++) {
                timeMs[i] = day.timeMs()[samples[i]];
                lonDeg[i] = day.lonDeg()[samples[i]];
                latDeg[i] = day.latDeg()[samples[i]];
            }
            return RunMap.of(timeMs[0], timeMs, lonDeg, latDeg, 0, size);
        }
    }
}
