package org.htmst.spark.near;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.Predicate$;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.near.NearAnswer;
import org.htmst.hbase.near.NearSearch;
import org.htmst.near.Matches;
import org.htmst.near.Points;
import org.htmst.spark.function.SphereDistance;

/** Points and what is near to them, row by row; so many points are asked about at a time that what is found of them has room. */
final class NearRows implements Iterator<InternalRow> {

    /** Points at a time, at most: their rows are held. */
    private static final int MOST_POINTS = 1 << 17;

    private static final int PART_OF_HEAP = 32;

    private final NearTask task;
    private final NearSearch search;
    private final Iterator<InternalRow> rows;
    private final long slots;
    private final int step;
    private final BasePredicate condition;
    private final UnsafeProjection flat;

    private final SampleRow sample;
    private final InternalRow noSample;
    private final GenericInternalRow rank;
    private final JoinedRow right = new JoinedRow();
    private final JoinedRow line = new JoinedRow();

    /** Points that have been read and not been asked about. */
    private final Deque<List<InternalRow>> waiting = new ArrayDeque<>();

    /** Points without a place, which are kept. */
    private final Deque<InternalRow> nowhere = new ArrayDeque<>();

    private List<InternalRow> asked = List.of();
    private Points places;
    private NearAnswer answer;
    private int current = -1;
    private int nextRank;
    private int count;
    private boolean isLonely;
    private InternalRow next;

    NearRows(NearTask task, NearSearch search, Iterator<InternalRow> rows) {
        this.task = task;
        this.search = search;
        this.rows = rows;
        List<String> channels = task.plan().query().channels();
        this.slots =
                Math.max(1, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / Matches.bytesOfSlot(channels.size()));
        this.step = (int) Math.max(
                1, Math.min(MOST_POINTS, slots / Math.max(1, task.question().k())));
        this.sample = new SampleRow(task.columns(), channels, task.spoilt());
        this.noSample = new GenericInternalRow(task.columns().size());
        this.rank = new GenericInternalRow(task.rankColumns());
        this.condition = task.condition() == null ? null : Predicate$.MODULE$.create(task.condition(), task.output());
        this.flat = UnsafeProjection.create(Columns.expressions(task.output()), task.output());
        this.next = find();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no row left");
        }
        InternalRow row = next;
        next = null;
        return row;
    }

    /** The next row, which stays until the one after it is asked for; null after the last. */
    private InternalRow find() {
        while (true) {
            while (nextRank < count) {
                InternalRow row = join(nextRank++);
                if (condition == null || condition.eval(row)) {
                    isLonely = false;
                    return flat.apply(row);
                }
            }
            if (isLonely && task.keepsLonely()) {
                isLonely = false;
                return lonely(asked.get(current));
            }
            if (!nowhere.isEmpty()) {
                return lonely(nowhere.pop());
            }
            if (!nextPoint()) {
                return null;
            }
        }
    }

    private InternalRow lonely(InternalRow point) {
        return flat.apply(line.apply(point, right.apply(rank, noSample)));
    }

    /** The current point with a sample of its. */
    private InternalRow join(int number) {
        Matches matches = answer.matches(current);
        int slot = answer.slot(current, number);
        sample.set(matches, slot, answer.source(matches.source(slot)));
        if (task.question().isNearest()) {
            rank.update(0, number + 1);
            rank.update(
                    1,
                    SphereDistance.km(
                            places.lonDeg(current),
                            places.latDeg(current),
                            matches.lonDeg(slot),
                            matches.latDeg(slot)));
            if (task.question().metric().isTimed()) {
                rank.update(2, task.question().metric().distance(matches.measure(slot)));
            }
        }
        return line.apply(asked.get(current), right.apply(rank, sample));
    }

    private boolean nextPoint() {
        if (++current == asked.size() && !ask()) {
            return false;
        }
        isLonely = current < asked.size();
        nextRank = 0;
        count = isLonely ? answer.count(current) : 0;
        return true;
    }

    /** Asks about the next points; whether there are any, be they nowhere. */
    private boolean ask() {
        answer = null;
        while (answer == null) {
            List<InternalRow> some = waiting.isEmpty() ? read() : waiting.pop();
            asked = some;
            current = 0;
            if (some.isEmpty()) {
                current = -1;
                boolean isLeft = !nowhere.isEmpty() || rows.hasNext();
                if (!isLeft) {
                    search.finish();
                }
                return isLeft;
            }
            places = places(some);
            answer = found().orElse(null);
            if (answer == null && some.size() == 1) {
                throw new HtmStException(
                        "there are more than " + slots + " samples within reach of one point, and more do not fit into"
                                + " memory; ask for a smaller reach, or raise spark.executor.memory",
                        false);
            }
            if (answer == null) {
                waiting.push(some.subList(some.size() / 2, some.size()));
                waiting.push(some.subList(0, some.size() / 2));
            }
        }
        return true;
    }

    private Optional<NearAnswer> found() {
        return task.question().isNearest()
                ? Optional.of(search.nearest(places, task.question().k()))
                : search.within(places, task.question().reach(), slots);
    }

    private List<InternalRow> read() {
        List<InternalRow> some = new ArrayList<>();
        while (some.size() < step && nowhere.size() < step && rows.hasNext()) {
            InternalRow row = rows.next();
            if (task.point().isIn(row)) {
                some.add(row.copy());
            } else if (task.keepsLonely()) {
                nowhere.add(row.copy());
            }
        }
        return some;
    }

    private Points places(List<InternalRow> some) {
        double[] lonDeg = new double[some.size()];
        double[] latDeg = new double[some.size()];
        for (int i = 0; i < lonDeg.length; i++) {
            lonDeg[i] = task.point().lonDeg(some.get(i));
            latDeg[i] = task.point().latDeg(some.get(i));
        }
        return task.question().isTimed()
                ? Points.of(
                        lonDeg,
                        latDeg,
                        some.stream().mapToLong(task.point()::timeMs).toArray())
                : Points.of(lonDeg, latDeg);
    }
}
