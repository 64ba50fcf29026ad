package org.htmst.answer.map;

import java.io.IOException;
import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.Tracks;
import org.htmst.query.SampleCursor;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;
import org.htmst.time.LocalTime;

/** Reads the samples of maps from a store. */
final class MapSamples {

    /** Takes the samples of a scan, one by one. */
    @FunctionalInterface
    private interface Taker {
        void take(SampleBatch batch, int row, long localTime);
    }

    private final Store store;
    private final MapRequest request;
    private final MemoryLimit limit;
    private List<Granule> granules = List.of();
    private ScanStatistics statistics;

    MapSamples(Store store, MapRequest request, MemoryLimit limit) {
        this.store = store;
        this.request = request;
        this.limit = limit;
    }

    /**
     * The samples in their bins.
     *
     * @throws org.htmst.failure.HtmStException if there are more than fit
     */
    BinnedSamples binned() throws IOException {
        BinnedSamples samples = empty(request);
        read(false, adder(samples));
        return samples;
    }

    /** The samples of a scan of the request's question in their bins. */
    static BinnedSamples binned(MapRequest request, SampleCursor scan) {
        BinnedSamples samples = empty(request);
        take(request, scan, adder(samples));
        return samples;
    }

    private static BinnedSamples empty(MapRequest request) {
        return new BinnedSamples(request.bins(), request.parameters().space());
    }

    private static Taker adder(BinnedSamples samples) {
        return (batch, row, localTime) ->
                samples.add(localTime, batch.lonDeg()[row], batch.latDeg()[row], batch.values()[0][row]);
    }

    /** The samples with their tracks. */
    Tracks tracks() throws IOException {
        Tracks tracks = new Tracks(request.bins(), request.parameters().space());
        read(
                true,
                (batch, row, localTime) -> tracks.add(
                        batch.satellite() + " " + batch.product(),
                        batch.timeMs()[row],
                        localTime,
                        batch.lonDeg()[row],
                        batch.latDeg()[row],
                        batch.values()[0][row]));
        return tracks;
    }

    /** The granules that were read. */
    List<Granule> granules() {
        return granules;
    }

    /** What was read, and what had no value. */
    ScanStatistics statistics() {
        return statistics;
    }

    private void read(boolean tracked, Taker taker) throws IOException {
        requireMagneticLocalTime();
        try (SampleScan scan = store.scan(request.query())) {
            granules = scan.scope().granules();
            limit.check(request, granules, tracked);
            take(request, scan, taker);
            statistics = scan.statistics();
        }
    }

    private static void take(MapRequest request, SampleCursor scan, Taker taker) {
        for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
            for (int row = 0; row < batch.size(); row++) {
                taker.take(batch, row, localTime(request, batch, row));
            }
        }
    }

    private static long localTime(MapRequest request, SampleBatch batch, int row) {
        return request.isMagnetic()
                ? LocalTime.ofHours(
                        batch.values()[1][row], batch.channels().get(1).type())
                : LocalTime.of(batch, row);
    }

    /** Says so before the store says that it does not know a channel that nobody has typed. */
    private void requireMagneticLocalTime() throws IOException {
        if (request.isMagnetic()
                && store.catalog().inventory().known().stream()
                        .noneMatch(channel -> channel.isCalled(MapRequest.MAGNETIC_LOCAL_TIME))) {
            throw new IllegalArgumentException("--axis magnetic-local-time needs channel "
                    + MapRequest.MAGNETIC_LOCAL_TIME + ", which no loaded file has; those of poes-proc do");
        }
    }
}
