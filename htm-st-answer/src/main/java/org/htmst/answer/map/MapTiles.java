package org.htmst.answer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.StoreView;
import org.htmst.interpolation.idw.Estimate;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Distribution;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import org.htmst.time.LocalTimeWindow;

/**
 * Makes grids of how often each value came in each trixel, which a store's tiles and roll-ups tell of whole quarters, and samples of the rest. A
 * trixel's own statistic is that of its samples.
 */
final class MapTiles {

    /** That of the trixels of roll-ups. */
    private static final int FINEST_LEVEL = 4;

    private final StoreView view;
    private final MapRequest request;
    private final InterpolationParameters parameters;
    private final QueryWatch watch = QueryLimits.NONE.start();
    private List<Granule> granules = List.of();
    private ScanStatistics statistics;
    private long used;

    /** @throws IllegalArgumentException if counts cannot tell what is asked for */
    MapTiles(StoreView view, MapRequest request) {
        this.view = view;
        this.request = request;
        this.parameters = request.parameters();
        if (parameters.level() > FINEST_LEVEL) {
            throw new IllegalArgumentException("--from tiles makes maps of level 0 to " + FINEST_LEVEL + ", not "
                    + parameters.level() + "; give --level " + FINEST_LEVEL);
        }
        if (parameters.space() != ValueSpace.LINEAR || request.isMagnetic()) {
            throw new IllegalArgumentException(
                    "--from tiles takes values as they are, by local time; leave --space and --axis out, or use --from cells");
        }
    }

    /** A grid for each bin. */
    List<TrixelGrid> grids() {
        List<TrixelGrid> grids = new ArrayList<>();
        for (LocalTimeWindow window : request.bins().windows()) {
            grids.add(Interpolation.fill(measured(window), parameters));
        }
        return grids;
    }

    private TrixelGrid measured(LocalTimeWindow window) {
        SampleQuery query =
                request.query().toBuilder().localTime(Optional.of(window)).build();
        Summary empty = new Summary(
                List.of(GroupText.parse("trixel:" + parameters.level()).group(name -> -1, List.of())), new int[] {0});
        Summarized found = view.summarize(query, empty, true, watch);
        granules = found.granules();
        statistics = statistics == null ? found.statistics() : statistics.plus(found.statistics());
        TrixelGrid grid = TrixelGrid.empty(parameters.level());
        for (Summary.Cell cell : found.summary().cells()) {
            Distribution values = cell.channels().get(0);
            if (values.count() > 0) {
                used += values.count();
                // What stands for the samples is at the centre.
                grid.set(
                        cell.bins().get(0),
                        new Estimate(value(values), Math.toIntExact(values.count()), 0),
                        Origin.MEASURED);
            }
        }
        return grid;
    }

    private double value(Distribution values) {
        return switch (parameters.statistic()) {
            case MEAN -> values.mean();
            case MEDIAN -> Statistic.parse("median").of(values).doubleValue();
            case MAX -> values.max();
            case COUNT -> values.count();
        };
    }

    /** What was read of chunks, and what of that had no value. */
    ScanStatistics statistics() {
        return statistics;
    }

    /** The granules that may have answered. */
    List<Granule> granules() {
        return granules;
    }

    /** How many samples the maps tell of. */
    SampleCounts counts() {
        return new SampleCounts(used, 0, 0, 0, 0, 0);
    }
}
