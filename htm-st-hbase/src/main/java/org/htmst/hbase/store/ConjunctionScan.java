package org.htmst.hbase.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.Stretch;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.read.ScanExecutor;
import org.htmst.hbase.read.TrackScan;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.time.TimeWindow;

/** Hands tracks of a store to a search, some days after the other; while some are searched the next are read. */
final class ConjunctionScan {

    /** The most samples of some days; their run maps take about 10 MB, their places, where all are asked for, 50. */
    private static final long SAMPLES = 700_000;

    private final StoreView view;
    private final ScanExecutor executor;
    private final SampleQuery query;
    private final QueryWatch watch;

    /** @param query about satellites, products and times alone */
    ConjunctionScan(StoreView view, ScanExecutor executor, SampleQuery query, QueryWatch watch) {
        this.view = view;
        this.executor = executor;
        this.query = query;
        this.watch = watch;
    }

    /** Searches to the end; tells what was read. */
    ScanStatistics run(ConjunctionSearch search) {
        ScanPlan all = view.plan(query);
        List<TimeWindow> slices = slices(all.granules());
        TrackScan none = executor.tracks(new ScanPlan(all.scope(), List.of()), false, watch);
        ScanStatistics read = none.statistics();
        TrackScan next = slices.isEmpty() ? none : open(slices.get(0), slices.size() == 1);
        try {
            for (int s = 0; s < slices.size(); s++) {
                TrackScan now = next;
                Map<String, List<Stretch>> stretches = now.stretches();
                next = s + 1 < slices.size() ? open(slices.get(s + 1), false) : none;
                search.add(stretches, slices.get(s).endMs());
                watch.check();
                read = read.plus(now.statistics());
            }
        } finally {
            next.close();
        }
        search.finish();
        return read;
    }

    /** @param isAll whether there is no other slice */
    private TrackScan open(TimeWindow slice, boolean isAll) {
        SampleQuery part =
                query.toBuilder().times(query.times().intersection(slice)).build();
        return executor.tracks(view.plan(part), isAll, watch);
    }

    /** Whole days, in order, with all samples of the granules. No chunk crosses their ends. */
    private List<TimeWindow> slices(List<Granule> granules) {
        Map<Long, Double> samplesOfDay = new TreeMap<>();
        for (Granule granule : granules) {
            long firstMs = ChunkKey.earliestStartMs(granule.firstMs());
            long endMs = ChunkKey.latestEndMs(granule.lastMs());
            for (long dayMs = firstMs; dayMs < endMs; dayMs = ChunkKey.latestEndMs(dayMs)) {
                long nextMs = ChunkKey.latestEndMs(dayMs);
                if (query.times().intersects(dayMs, nextMs)) {
                    double share = (double) (nextMs - dayMs) / (endMs - firstMs);
                    samplesOfDay.merge(dayMs, share * granule.samplesKept(), Double::sum);
                }
            }
        }
        List<TimeWindow> slices = new ArrayList<>();
        double samples = 0;
        for (Map.Entry<Long, Double> day : samplesOfDay.entrySet()) {
            long endMs = ChunkKey.latestEndMs(day.getKey());
            int last = slices.size() - 1;
            samples += day.getValue();
            if (last >= 0 && samples <= SAMPLES) {
                slices.set(last, new TimeWindow(slices.get(last).startMs(), endMs));
            } else {
                slices.add(new TimeWindow(day.getKey(), endMs));
                samples = day.getValue();
            }
        }
        return slices;
    }
}
