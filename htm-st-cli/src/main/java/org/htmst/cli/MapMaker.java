package org.htmst.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.hbase.scan.SampleScan;
import org.htmst.hbase.scan.ScanStatistics;
import org.htmst.hbase.scan.ValueCondition;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.BinnedSamples;
import org.htmst.interpolation.Direction;
import org.htmst.interpolation.Interpolation;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeBins;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Provenance;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;

/** Makes maps by local time of one channel's samples in a store. */
final class MapMaker {

    /**
     * A run.
     *
     * @param maps what was made
     * @param samples how many samples they were made of
     * @param statistics what was read and left out
     */
    record Result(LocalTimeMaps maps, long samples, ScanStatistics statistics) {}

    private MapMaker() {}

    /** The maps of the one channel that {@code query} asks for. */
    static Result make(
            Store store, SampleQuery query, LocalTimeBins bins, InterpolationParameters parameters, Instant now)
            throws IOException {
        try (SampleScan scan = store.scan(query)) {
            List<Granule> granules = scan.plan().granules();
            Provenance provenance = provenance(store, query, granules, now);
            BinnedSamples samples = new BinnedSamples(bins, parameters.space());
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                add(batch, samples);
            }
            if (samples.size() == 0) {
                throw new HtmStException(
                        "no sample of channel " + provenance.channel()
                                + " meets the question, so there is no map; 'htm-st ls' shows what is loaded",
                        false);
            }
            LocalTimeMaps maps = new LocalTimeMaps(
                    bins, Interpolation.interpolate(samples, parameters), parameters, samples.counts(), provenance);
            return new Result(maps, samples.size(), scan.statistics());
        }
    }

    private static void add(SampleBatch batch, BinnedSamples samples) {
        for (int i = 0; i < batch.size(); i++) {
            double lonDeg = batch.lonDeg()[i];
            double hours = LocalTime.hours(batch.timeMs()[i], lonDeg);
            samples.add(hours, lonDeg, batch.latDeg()[i], batch.values()[0][i]);
        }
    }

    /** Where a map or picture of the channel of {@code query} comes from. */
    static Provenance provenance(Store store, SampleQuery query, List<Granule> granules, Instant now)
            throws IOException {
        Optional<Channel> channel = channel(store, query, granules);
        return new Provenance(
                channel.map(Channel::name).orElse(query.channels().get(0)),
                channel.map(Channel::description).orElse(""),
                channel.map(Channel::unit).orElse(""),
                granules.stream()
                        .flatMap(granule -> granule.satellites().stream())
                        .filter(name -> query.satellites().isEmpty()
                                || query.satellites().contains(name))
                        .distinct()
                        .sorted()
                        .toList(),
                Direction.BOTH,
                covered(query.window(), granules),
                query.where().stream().map(MapMaker::text).toList(),
                granules.stream()
                        .map(granule -> new Provenance.Source(granule.fileName(), granule.sha256()))
                        .toList(),
                Version.software(),
                "",
                now);
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
    private static Optional<Channel> channel(Store store, SampleQuery query, List<Granule> granules)
            throws IOException {
        String asked = query.channels().get(0);
        List<String> products =
                granules.stream().map(Granule::product).distinct().toList();
        List<Channel> meanings = store.catalog().channels().stream()
                .map(ChannelEntry::channel)
                .filter(channel -> channel.isCalled(asked) && products.contains(channel.product()))
                .toList();
        if (meanings.stream().map(Channel::unit).distinct().count() > 1) {
            throw new IllegalArgumentException("channel '" + asked + "' has different units in products "
                    + String.join(", ", meanings.stream().map(Channel::product).toList())
                    + "; choose one with --product");
        }
        return meanings.stream().findFirst();
    }
}
