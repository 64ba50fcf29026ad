package org.htmst.answer.near;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.PointRows;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.near.NearAnswer;
import org.htmst.hbase.near.NearSearch;
import org.htmst.hbase.store.StoreView;
import org.htmst.near.Matches;
import org.htmst.near.PointGroups;
import org.htmst.near.Points;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;

/**
 * Asks a store about points, so many at a time that what is found of them takes an eighth of the heap, and hands over lines in the order of
 * the points.
 */
public final class NearMaker {

    private static final int PART_OF_HEAP = 8;

    private final StoreView view;
    private final QueryLimits limits;

    /** Takes lines. */
    @FunctionalInterface
    public interface Sink {
        /** A point's sample. */
        void add(List<Object> line) throws IOException;
    }

    /**
     * What was found.
     *
     * @param query as asked, with names as the store has them
     * @param granules that may have answered
     * @param lines how many samples were handed over
     * @param without how many points have none
     */
    public record Outcome(SampleQuery query, List<Granule> granules, long lines, long without) {}

    /** A maker of answers from a view. */
    public NearMaker(StoreView view, QueryLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /**
     * Hands over a line for each sample that is near to a point.
     *
     * @param table says what lines are
     * @throws HtmStException if there is more near to a single point than memory holds, or reading fails
     */
    public Outcome answer(PointRows points, NearTable table, Sink sink) throws IOException {
        SampleQuery query = table.query();
        NearRequest request = table.request();
        NearSearch search = view.near(query, request.metric(), limits);
        long stored = search.granules().stream().mapToLong(Granule::samplesKept).sum();
        int k = (int) Math.max(1, Math.min(request.k(), stored));
        long slots = Runtime.getRuntime().maxMemory()
                / PART_OF_HEAP
                / Matches.bytesOfSlot(query.channels().size());
        int step = (int) Math.min(PointGroups.MOST_POINTS, request.reach().isPresent() ? slots : slots / k);
        if (step < 1) {
            throw new HtmStException(
                    "the " + k
                            + " nearest samples of a point do not fit into an eighth of the memory; ask for fewer, or raise -Xmx",
                    false);
        }
        Run run = new Run(points, table, search, k, slots, sink);
        for (int from = 0; from < points.size(); from += step) {
            run.answer(from, Math.min(points.size(), from + step));
        }
        search.finish();
        return new Outcome(query, search.granules(), run.lines, run.without);
    }

    /** One answer on its way. */
    private static final class Run {

        private final PointRows points;
        private final NearTable table;
        private final NearSearch search;
        private final int k;
        private final long slots;
        private final Sink sink;
        private long lines;
        private long without;

        Run(PointRows points, NearTable table, NearSearch search, int k, long slots, Sink sink) {
            this.points = points;
            this.table = table;
            this.search = search;
            this.k = k;
            this.slots = slots;
            this.sink = sink;
        }

        /** Answers some points, or one half of them after the other if there is too much near to them. */
        void answer(int from, int to) throws IOException {
            Points some = points.points(from, to);
            Optional<NearAnswer> found = table.request().reach().isPresent()
                    ? search.within(some, table.request().reach().get(), slots)
                    : Optional.of(search.nearest(some, k));
            if (found.isPresent()) {
                hand(found.get(), some, from);
            } else if (to - from == 1) {
                throw new HtmStException(
                        "there are more than " + slots + " samples within reach of point " + to
                                + ", and more do not fit into memory; ask for less, or raise -Xmx",
                        false);
            } else {
                int half = from + to >>> 1;
                answer(from, half);
                answer(half, to);
            }
        }

        private void hand(NearAnswer found, Points some, int from) throws IOException {
            for (int p = 0; p < some.size(); p++) {
                int count = found.count(p);
                List<Object> head = NearTable.head(points, from + p);
                for (int rank = 0; rank < count; rank++) {
                    sink.add(table.line(head, rank, some, p, found));
                }
                lines += count;
                without += count == 0 ? 1 : 0;
            }
        }
    }
}
