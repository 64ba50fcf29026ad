package org.htmst.hbase.read;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.htmst.conjunction.Stretch;
import org.htmst.conjunction.TimedPlaces;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.row.RowCell;
import org.htmst.sphere.Bounds;

/** Where a satellite was in one chunk: of each run a stretch, whose samples are decoded when they are first asked for. */
final class ChunkTrack {

    private final ChunkKey key;
    private final Geometry geometry;
    private final RunMap runs;
    private TimedPlaces decoded;

    /** Decodes the run map; of the cell's bytes a copy is kept, so that what was read with it is not. */
    ChunkTrack(ChunkKey key, RowCell cell) {
        this.key = key;
        byte[] own = Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length());
        this.geometry = new Geometry(own, 0, own.length, key.startMs());
        this.runs = geometry.runMap();
        runs.checkWhole();
    }

    int runs() {
        return runs.runs();
    }

    /** Tells of a span of time, both ends included. */
    @FunctionalInterface
    interface Certainty {
        boolean holds(long firstMs, long lastMs);
    }

    /**
     * Adds its stretches.
     *
     * @param isCertain whether all samples of a span are meant
     * @param isMeant else tells of each by its time
     */
    void addTo(List<Part> parts, Certainty isCertain, LongPredicate isMeant) {
        for (int run = 0; run < runs.runs(); run++) {
            if (isCertain.holds(runs.startMs(run), runs.endMs(run) - 1)) {
                parts.add(new Part(key.granule(), new Run(run)));
            } else {
                addSome(parts, run, isMeant);
            }
        }
    }

    private void addSome(List<Part> parts, int run, LongPredicate isMeant) {
        TimedPlaces places = places();
        int[] kept = IntStream.range(runs.firstSample(run), runs.endSample(run))
                .filter(i -> isMeant.test(places.timeMs()[i]))
                .toArray();
        if (kept.length > 0) {
            parts.add(new Part(
                    key.granule(),
                    new TimedPlaces(
                            IntStream.of(kept)
                                    .mapToLong(i -> places.timeMs()[i])
                                    .toArray(),
                            IntStream.of(kept)
                                    .mapToDouble(i -> places.lonDeg()[i])
                                    .toArray(),
                            IntStream.of(kept)
                                    .mapToDouble(i -> places.latDeg()[i])
                                    .toArray())));
        }
    }

    private synchronized TimedPlaces places() {
        if (decoded == null) {
            int n = geometry.samples();
            decoded = new TimedPlaces(new long[n], new double[n], new double[n]);
            geometry.times(decoded.timeMs(), n);
            geometry.positions(decoded.lonDeg(), decoded.latDeg(), null, n);
        }
        return decoded;
    }

    /**
     * A stretch and the granule that it is of.
     *
     * @param granule its number, which is higher of a later one
     * @param firstMs the stretch's
     * @param lastMs the stretch's
     */
    record Part(int granule, Stretch stretch, long firstMs, long lastMs) {

        private Part(int granule, Stretch stretch) {
            this(granule, stretch, stretch.firstMs(), stretch.lastMs());
        }
    }

    private final class Run implements Stretch {
        private final int run;

        Run(int run) {
            this.run = run;
        }

        @Override
        public long firstMs() {
            return runs.startMs(run);
        }

        @Override
        public long lastMs() {
            return runs.endMs(run) - 1;
        }

        @Override
        public Bounds bounds() {
            return runs.bounds(run);
        }

        @Override
        public TimedPlaces places() {
            TimedPlaces all = ChunkTrack.this.places();
            int from = runs.firstSample(run);
            int to = runs.endSample(run);
            return new TimedPlaces(
                    Arrays.copyOfRange(all.timeMs(), from, to),
                    Arrays.copyOfRange(all.lonDeg(), from, to),
                    Arrays.copyOfRange(all.latDeg(), from, to));
        }
    }
}
