package org.htmst.answer.map;

import java.io.IOException;
import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.interpolation.validation.Validation;
import org.htmst.query.ScanStatistics;

/** Makes maps by local time of one channel's samples in a store. */
public final class MapMaker {

    private final Store store;
    private final MemoryLimit limit;
    private final MapProvenance origin;

    /**
     * A run.
     *
     * @param maps what was made
     * @param statistics what was read and left out
     */
    public record Result(LocalTimeMaps maps, ScanStatistics statistics) {

        /** How many samples the maps were made of. */
        public long samples() {
            return maps.counts().used();
        }
    }

    /**
     * Makes maps of a store.
     *
     * @param limit of the memory that a map may take
     * @param origin tells where they come from
     */
    public MapMaker(Store store, MemoryLimit limit, MapProvenance origin) {
        this.store = store;
        this.limit = limit;
        this.origin = origin;
    }

    /**
     * The grids of samples that were read for the request's question, one for each bin; empty if there is no sample.
     *
     * @throws org.htmst.failure.HtmStException if they are likely not to fit
     */
    public static List<TrixelGrid> grids(MapRequest request, SampleScan scan, MemoryLimit limit) {
        limit.check(request, scan.scope().granules(), false);
        BinnedSamples samples = MapSamples.binned(request, scan);
        return samples.size() == 0 ? List.of() : Interpolation.interpolate(samples, request.parameters());
    }

    /** The maps. */
    public Result make(MapRequest request) throws IOException {
        return request.parameters().source() == NeighbourSource.TILES ? ofTiles(request) : ofSamples(request);
    }

    private Result ofTiles(MapRequest request) throws IOException {
        MapTiles source = new MapTiles(store.view(), request);
        List<TrixelGrid> grids = source.grids();
        return new Result(
                new LocalTimeMaps(
                        request.bins(),
                        grids,
                        request.parameters(),
                        counts(source.counts(), source.statistics()),
                        provenance(request, source.granules())),
                source.statistics());
    }

    private Result ofSamples(MapRequest request) throws IOException {
        MapSamples source = new MapSamples(store, request, limit);
        BinnedSamples samples = source.binned();
        LocalTimeMaps maps = new LocalTimeMaps(
                request.bins(),
                Interpolation.interpolate(samples, request.parameters()),
                request.parameters(),
                counts(samples.counts(), source.statistics()),
                provenance(request, source.granules()));
        return new Result(maps, source.statistics());
    }

    /** The samples of {@code request}, some of their passes held out. */
    public Validation validation(MapRequest request, double share, long seed) throws IOException {
        return new Validation(new MapSamples(store, request, limit).tracks(), share, seed);
    }

    /** Where maps of {@code request} would come from now. */
    RunProvenance provenance(MapRequest request) throws IOException {
        return provenance(request, store.view().plan(request.query()).granules());
    }

    private RunProvenance provenance(MapRequest request, List<Granule> granules) throws IOException {
        return origin.of(request.query(), granules);
    }

    /** Samples without a value that the scan has left out count with those that came only for their local time. */
    private static SampleCounts counts(SampleCounts binned, ScanStatistics statistics) {
        return new SampleCounts(
                binned.used(),
                binned.noValue()
                        + statistics.leftOut().flagged()
                        + statistics.leftOut().missing(),
                binned.notPositive(),
                binned.noLocalTime(),
                binned.noBin(),
                statistics.otherDirection());
    }
}
