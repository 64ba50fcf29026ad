package org.htmst.hbase.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RowCounts;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.tile.TileRange;
import org.htmst.sphere.Region;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** Cuts the rows of a table into parts of about as many rows, to be read side by side. */
final class KeyParts {

    /** Ranges of a cover before it is made coarser. */
    private static final int MAX_RANGES = 4096;

    private KeyParts() {}

    /**
     * A part.
     *
     * @param start its first key or a prefix of it; empty for the start of the table
     * @param stop the key or prefix that ends it; empty for the end of the table
     * @param ranges of keys that hold all that is wanted of it, in order; empty for all of it
     */
    public record Part(byte[] start, byte[] stop, List<Range> ranges) {}

    /** Keys from {@code start} to before {@code stop}. */
    record Range(byte[] start, byte[] stop) {}

    /** The whole table in about {@code count} parts. */
    static List<Part> all(CodeLayout layout, Collection<Granule> granules, RowCounts counts, int count) {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        double rowsOfPart = Math.max(1, (double) counts.between(0, Long.MAX_VALUE) / count);
        List<Part> parts = new ArrayList<>();
        byte[] start = new byte[0];
        double rows = 0;
        for (CodeRange range : Decomposition.of(layout, Region.SPHERE, covered(granules), MAX_RANGES)) {
            for (long code = range.first(); code < range.end(); code++) {
                double more = counts.between(code, code + 1);
                if (rows > 0 && rows + more > rowsOfPart) {
                    byte[] stop = keys.lowerBound(code);
                    parts.add(new Part(start, stop, List.of()));
                    start = stop;
                    rows = 0;
                }
                rows += more;
            }
        }
        parts.add(new Part(start, new byte[0], List.of()));
        return parts;
    }

    /** What can hold rows of {@code granules} in at most {@code count} parts. */
    static List<Part> of(CodeLayout layout, Collection<Granule> granules, int count) {
        List<Range> ranges = ranges(layout, granules);
        List<Part> parts = new ArrayList<>();
        int each = Math.max(1, (ranges.size() + count - 1) / count);
        for (int from = 0; from < ranges.size(); from += each) {
            List<Range> own = ranges.subList(from, Math.min(ranges.size(), from + each));
            parts.add(new Part(own.get(0).start(), own.get(own.size() - 1).stop(), own.size() == 1 ? List.of() : own));
        }
        return parts;
    }

    /** What can hold tiles of {@code granules}. */
    static List<Part> ofTiles(Collection<ChannelEntry> channels, Collection<Granule> granules) {
        List<Range> ranges = TileRange.all(channels, covered(granules)).stream()
                .map(range -> new Range(range.start(), range.stop()))
                .toList();
        return ranges.isEmpty()
                ? List.of()
                : List.of(new Part(
                        ranges.get(0).start(), ranges.get(ranges.size() - 1).stop(), ranges));
    }

    /** The ranges of keys that hold all chunks of {@code granules}. */
    private static List<Range> ranges(CodeLayout layout, Collection<Granule> granules) {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        TimeWindow covered = covered(granules);
        long fromMs = Math.max(TimeAxis.MIN_MS, ChunkKey.earliestStartMs(covered.startMs()));
        List<Range> ranges = new ArrayList<>();
        for (CodeRange range : Decomposition.of(layout, Region.SPHERE, covered, MAX_RANGES)) {
            for (long code = range.first(); code < range.end(); code++) {
                ranges.add(new Range(keys.lowerBound(code, fromMs), keys.lowerBound(code, covered.endMs())));
            }
        }
        return ranges;
    }

    /** The time that granules cover; of none, an instant. */
    private static TimeWindow covered(Collection<Granule> granules) {
        return new TimeWindow(
                granules.stream().mapToLong(Granule::firstMs).min().orElse(0),
                granules.stream().mapToLong(Granule::lastMs).max().orElse(-1) + 1);
    }
}
