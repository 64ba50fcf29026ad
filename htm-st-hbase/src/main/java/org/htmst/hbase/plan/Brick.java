package org.htmst.hbase.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.time.TimeWindow;

/**
 * A part of a plan that lies in one trixel and one span of time, and is read as a whole.
 *
 * @param task its rows
 * @param trixel in which all their samples are
 * @param window in which all their samples were taken
 */
public record Brick(ScanTask task, long trixel, TimeWindow window) {

    private static final double MOST_PARTS = 1000;

    /**
     * A plan in bricks, which share no row.
     *
     * @param samples about how many samples a brick has at most, unless a single day of a cell has more
     * @param isTimed whether bricks have to be short, too; else those of a trixel are as long as they may be
     */
    public static List<Brick> of(ScanPlan plan, long samples, boolean isTimed) {
        double most = Math.max(1, samples / Math.max(1, plan.scope().samplesPerRow()));
        Map<Long, List<Brick>> ofTrixel = new TreeMap<>();
        for (RowRange range : plan.rows()) {
            for (long code = range.firstCode(); code < range.endCode(); code++) {
                List<Brick> bricks =
                        ofTrixel.computeIfAbsent(plan.scope().layout().trixel(code), id -> new ArrayList<>());
                for (Brick next : cut(plan.scope(), range, code, most)) {
                    Brick last = bricks.isEmpty() ? null : bricks.get(bricks.size() - 1);
                    if (isTimed || last == null || last.rows() + next.rows() > most) {
                        bricks.add(next);
                    } else {
                        bricks.set(bricks.size() - 1, last.with(next));
                    }
                }
            }
        }
        return ofTrixel.values().stream().flatMap(List::stream).toList();
    }

    private double rows() {
        return task.expectedRows();
    }

    private Brick with(Brick later) {
        List<RowRange> both = new ArrayList<>(task.rows());
        both.addAll(later.task.rows());
        TimeWindow hull = new TimeWindow(
                Math.min(window.startMs(), later.window.startMs()), Math.max(window.endMs(), later.window.endMs()));
        return new Brick(new ScanTask(task.scope(), both), trixel, hull);
    }

    /** The rows of a code, of which there are too many for one brick perhaps. */
    private static List<Brick> cut(ScanScope scope, RowRange range, long code, double most) {
        TimeWindow cell = scope.layout().window(code);
        double rows = range.rows() / range.codes();
        long fromMs = ChunkKey.earliestStartMs(Math.max(cell.startMs(), range.fromMs()));
        long toMs = Math.min(cell.endMs(), range.toMs());
        int parts = (int) Math.max(1, Math.min(MOST_PARTS, Math.ceil(rows / most)));
        List<Brick> bricks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            long startMs = part == 0 ? range.fromMs() : fromMs + (toMs - fromMs) / parts * part;
            long endMs = part == parts - 1 ? range.toMs() : fromMs + (toMs - fromMs) / parts * (part + 1);
            RowRange own = new RowRange(code, code + 1, startMs, endMs, range.inner(), rows / parts);
            bricks.add(new Brick(
                    new ScanTask(scope, List.of(own)), scope.layout().trixel(code), window(cell, startMs, endMs)));
        }
        return bricks;
    }

    /** When samples can be of chunks that start from {@code startMs} to before {@code endMs} in a cell. */
    private static TimeWindow window(TimeWindow cell, long startMs, long endMs) {
        long from = Math.max(cell.startMs(), startMs);
        long to = endMs >= cell.endMs() ? cell.endMs() : Math.min(cell.endMs(), ChunkKey.latestEndMs(endMs - 1));
        return new TimeWindow(from, Math.max(from, to));
    }
}
