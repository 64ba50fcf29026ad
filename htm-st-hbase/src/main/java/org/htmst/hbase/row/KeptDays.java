package org.htmst.hbase.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.time.TimeWindow;

/** What of some columns and granules is kept, and is to be kept, for one question. Used by all threads that answer it. */
public final class KeptDays {

    /** Beyond so many days of codes, or of granules, looking for each takes longer than asking for all. */
    private static final long MOST_DAYS = 1 << 16;

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final KeptRows kept;
    private final ReadProof proof;
    private final CodeLayout layout;
    private final ChunkKeyFormat keys;
    private final String columns;

    /** By the begin of the day, the granules that may have rows that start on it. */
    private final NavigableMap<Long, List<Granule>> granules = new TreeMap<>();

    /**
     * What is kept in {@code kept}, and will be if {@code proof} comes to stand.
     *
     * @param granules that are asked for, and will have been proven to have all their rows
     */
    public KeptDays(
            KeptRows kept,
            ReadProof proof,
            CodeLayout layout,
            Collection<ScanScope.Column> columns,
            Collection<Granule> granules) {
        this.kept = kept;
        this.proof = proof;
        this.layout = layout;
        this.keys = new ChunkKeyFormat(layout.bits());
        this.columns = columns.stream()
                .map(column -> column.family() + ":" + column.qualifier())
                .sorted()
                .collect(Collectors.joining(" "));
        if (proof.hasRoom() && granules.stream().mapToLong(KeptDays::days).sum() <= MOST_DAYS) {
            granules.forEach(this::addDays);
        }
    }

    private static long days(Granule granule) {
        return 1 + (granule.lastMs() - ChunkKey.earliestStartMs(granule.firstMs())) / DAY_MS;
    }

    private void addDays(Granule granule) {
        for (long dayMs = ChunkKey.earliestStartMs(granule.firstMs());
                dayMs <= granule.lastMs();
                dayMs = ChunkKey.latestEndMs(dayMs)) {
            granules.computeIfAbsent(dayMs, day -> new ArrayList<>()).add(granule);
        }
    }

    ReadProof proof() {
        return proof;
    }

    /** Some ranges in parts: days that are kept, and stretches that are not. */
    List<RowPart> parts(List<RowRange> ranges) {
        List<RowPart> parts = new ArrayList<>();
        boolean keeps = !granules.isEmpty() && days(ranges) <= MOST_DAYS;
        for (RowRange range : ranges) {
            if (keeps) {
                addParts(range, parts);
            } else {
                parts.add(new RowPart.Asked(range.start(keys), range.stop(keys), List.of()));
            }
        }
        return parts;
    }

    /** At most how many days of codes some ranges have. */
    private long days(List<RowRange> ranges) {
        TimeWindow cell = layout.window(ranges.get(0).firstCode());
        long ofCode = Math.min(granules.size(), 2 + (cell.endMs() - cell.startMs()) / DAY_MS);
        return ofCode
                * ranges.stream()
                        .mapToLong(range -> range.endCode() - range.firstCode())
                        .sum();
    }

    private void addParts(RowRange range, List<RowPart> parts) {
        // Where what is missing begins: nothing of the range comes before its first day.
        byte[] start = range.start(keys);
        List<RowDay> missing = new ArrayList<>();
        for (long code = range.firstCode(); code < range.endCode(); code++) {
            TimeWindow cell = layout.window(code);
            long fromMs = ChunkKey.earliestStartMs(Math.max(cell.startMs(), range.fromMs()));
            long toMs = Math.min(cell.endMs(), range.toMs());
            for (Map.Entry<Long, List<Granule>> entry :
                    granules.subMap(fromMs, true, Math.max(fromMs, toMs), false).entrySet()) {
                RowDay day = new RowDay(
                        columns, code, entry.getKey(), Math.min(ChunkKey.latestEndMs(entry.getKey()), range.toMs()));
                RowPart.Found found = find(day, entry.getValue());
                if (found == null) {
                    start = start == null ? day.start(keys) : start;
                    missing.add(day);
                    continue;
                }
                if (!missing.isEmpty()) {
                    parts.add(new RowPart.Asked(start, day.start(keys), missing));
                    missing = new ArrayList<>();
                }
                parts.add(found);
                start = null;
            }
        }
        if (!missing.isEmpty()) {
            parts.add(new RowPart.Asked(start, range.stop(keys), missing));
        }
    }

    /** The rows of a day, or of its part, if these or those of the whole day are kept; else null. */
    private RowPart.Found find(RowDay day, List<Granule> asked) {
        RowDay whole = day.whole();
        List<RowCells> rows = kept.find(whole, asked, proof);
        if (rows != null) {
            return new RowPart.Found(whole, whole.equals(day) ? rows : day.of(rows));
        }
        rows = whole.equals(day) ? null : kept.find(day, asked, proof);
        return rows == null ? null : new RowPart.Found(day, rows);
    }

    /** Whether there is room for more. */
    boolean hasRoom() {
        return proof.hasRoom();
    }

    /** Keeps the rows of a day. */
    void put(RowDay day, List<RowCells> rows) {
        kept.put(day, rows, granules.get(day.startMs()), proof);
    }

    /** Forgets the rows of a day, which are not what they should be. */
    void drop(RowDay day) {
        kept.drop(day);
    }
}
