package org.htmst.hbase.scan;

import java.util.ArrayList;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** From region and window to ranges of rows. */
final class RowRanges {

    /**
     * Ranges before trimming to the window. A seek inside the server costs less than the chunks of one cell, so the budget is
     * there to bound planning, not reading.
     */
    private static final int MAX_RANGES = 2048;

    /** A request of its own pays only if it has this many codes to read. */
    private static final long CODES_PER_PART = 32;

    private static final int MAX_PARTS = 8;

    private RowRanges() {}

    /** The rows that can hold samples in both, in key order. */
    static List<RowRange> of(CodeLayout layout, Region region, TimeWindow window) {
        List<RowRange> rows = new ArrayList<>();
        for (CodeRange range : Decomposition.of(layout, region, window, MAX_RANGES)) {
            if (range.inner()) {
                add(rows, RowRange.ofCodes(range.first(), range.end()));
            } else {
                addTrimmed(rows, layout, range, window);
            }
        }
        return rows;
    }

    /** Cuts the cells on the window's edges to the days inside, by the start time in the row key. */
    private static void addTrimmed(List<RowRange> rows, CodeLayout layout, CodeRange range, TimeWindow window) {
        for (long code = range.first(); code < range.end(); code++) {
            TimeWindow cell = layout.window(code);
            TimeWindow inside = cell.intersection(window);
            if (inside.isEmpty()) {
                continue;
            }
            if (inside.equals(cell)) {
                add(rows, RowRange.ofCodes(code, code + 1));
            } else {
                long fromMs = Math.max(cell.startMs(), ChunkKey.earliestStartMs(inside.startMs()));
                add(rows, new RowRange(code, code + 1, fromMs, inside.endMs()));
            }
        }
    }

    private static void add(List<RowRange> rows, RowRange next) {
        RowRange last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null && last.isWhole() && next.isWhole() && last.endCode() == next.firstCode()) {
            rows.set(rows.size() - 1, RowRange.ofCodes(last.firstCode(), next.endCode()));
        } else {
            rows.add(next);
        }
    }

    /** The ranges dealt out, in order, to requests that read about equal numbers of codes. */
    static List<List<RowRange>> parts(List<RowRange> ranges) {
        long codes = ranges.stream().mapToLong(RowRange::codes).sum();
        long parts = Math.max(1, Math.min(MAX_PARTS, codes / CODES_PER_PART));
        long codesPerPart = Math.max(1, (codes + parts - 1) / parts);
        List<List<RowRange>> dealt = new ArrayList<>();
        List<RowRange> part = new ArrayList<>();
        long room = codesPerPart;
        for (RowRange range : ranges) {
            RowRange rest = range;
            while (rest.codes() > room) {
                long cut = rest.firstCode() + room;
                part.add(RowRange.ofCodes(rest.firstCode(), cut));
                dealt.add(part);
                part = new ArrayList<>();
                room = codesPerPart;
                rest = RowRange.ofCodes(cut, rest.endCode());
            }
            part.add(rest);
            room -= rest.codes();
            if (room == 0) {
                dealt.add(part);
                part = new ArrayList<>();
                room = codesPerPart;
            }
        }
        if (!part.isEmpty()) {
            dealt.add(part);
        }
        return dealt;
    }
}
