package org.htmst.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.scan.ScanStatistics;
import org.htmst.hbase.scan.ValueCondition;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.BinnedSamples;
import org.htmst.interpolation.Interpolation;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.SampleCounts;
import org.htmst.interpolation.Validation;
import org.htmst.sample.Channel;
import org.htmst.time.TimeWindow;

/** Makes maps by local time of one channel's samples in a store. */
final class MapMaker {

    private final Store store;
    private final MemoryLimit limit;
    private final Instant now;

    /**
     * A run.
     *
     * @param maps what was made
     * @param statistics what was read and left out
     */
    record Result(LocalTimeMaps maps, ScanStatistics statistics) {

        /** How many samples the maps were made of. */
        long samples() {
            return maps.counts().used();
        }
    }

    MapMaker(Store store, MemoryLimit limit, Instant now) {
        this.store = store;
        this.limit = limit;
        this.now = now;
    }

    /** The maps. */
    Result make(MapRequest request) throws IOException {
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
    Validation validation(MapRequest request, double share, long seed) throws IOException {
        return new Validation(new MapSamples(store, request, limit).tracks(), share, seed);
    }

    /** Where maps of {@code request} would come from now. */
    Provenance provenance(MapRequest request) throws IOException {
        return provenance(request, store.snapshot().plan(request.query()).granules());
    }

    /** Where a map or picture of the channel of {@code request} comes from, if it is made from {@code granules}. */
    Provenance provenance(MapRequest request, List<Granule> granules) throws IOException {
        Optional<Channel> channel = channel(request, granules);
        return new Provenance(
                channel.map(Channel::name).orElse(request.channel()),
                channel.map(Channel::description).orElse(""),
                channel.map(Channel::unit).orElse(""),
                granules.stream()
                        .flatMap(granule -> granule.satellites().stream())
                        .filter(name -> request.satellites().isEmpty()
                                || request.satellites().contains(name))
                        .distinct()
                        .sorted()
                        .toList(),
                request.direction(),
                covered(request.window(), granules),
                request.where().stream().map(MapMaker::text).toList(),
                granules.stream()
                        .map(granule -> new Provenance.Source(granule.fileName(), granule.sha256()))
                        .toList(),
                Version.software(),
                request.command(),
                now);
    }

    /** Samples without a value that the scan has left out count with those that came only for their local time. */
    private static SampleCounts counts(SampleCounts binned, ScanStatistics statistics) {
        return new SampleCounts(
                binned.used(),
                binned.noValue() + statistics.flagged() + statistics.missing(),
                binned.notPositive(),
                binned.noLocalTime(),
                binned.noBin(),
                binned.otherDirection());
    }

    private static String text(ValueCondition condition) {
        String symbol =
                switch (condition.comparison()) {
                    case LT -> "<";
                    case LE -> "<=";
                    case GT -> ">";
                    case GE -> ">=";
                    case EQ -> "=";
                    case NE -> "!=";
                };
        return condition.channel() + " " + symbol + " " + condition.bound();
    }

    /** The window of the question, where it is open only as far as there are samples. */
    private static TimeWindow covered(TimeWindow window, List<Granule> granules) {
        long startMs = granules.stream().mapToLong(Granule::firstMs).min().orElse(window.startMs());
        long endMs = granules.stream().mapToLong(Granule::lastMs).max().orElse(window.endMs() - 1) + 1;
        return new TimeWindow(
                window.startMs() == TimeWindow.ALWAYS.startMs() ? startMs : window.startMs(),
                window.endMs() == TimeWindow.ALWAYS.endMs() ? endMs : window.endMs());
    }

    /** The channel, empty if no granule has it; one map must not mix quantities. */
    private Optional<Channel> channel(MapRequest request, List<Granule> granules) throws IOException {
        List<String> products =
                granules.stream().map(Granule::product).distinct().toList();
        List<Channel> meanings = store.catalog().channels().stream()
                .map(ChannelEntry::channel)
                .filter(channel -> channel.isCalled(request.channel()) && products.contains(channel.product()))
                .toList();
        if (meanings.stream().map(Channel::unit).distinct().count() > 1) {
            throw new IllegalArgumentException("channel '" + request.channel() + "' has different units in products "
                    + String.join(", ", meanings.stream().map(Channel::product).toList())
                    + "; choose one with --product");
        }
        return meanings.stream().findFirst();
    }
}
