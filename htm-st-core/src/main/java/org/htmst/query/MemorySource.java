package org.htmst.query;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.htmst.expression.DerivedChannels;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;

/**
 * Tables in memory, of which every sample is looked at for every question: the plain definition of what a source answers, for programs
 * that are to be tested without a store, and for answers of a store to be compared with.
 *
 * <p>It answers as a store would into which the tables were loaded in their order: of several samples of one product, satellite and
 * time, that of the last table. A batch holds at most 4096 samples. {@link ScanStatistics} count tables for granules, and no ranges,
 * rows, runs and bytes.
 */
public final class MemorySource implements SampleSource {

    private final List<MemoryTrack> tracks;
    private final Set<String> satellites = new TreeSet<>();

    /** Of each product, by name. */
    private final Map<String, Map<String, Channel>> channels = new TreeMap<>();

    /**
     * A source of these tables.
     *
     * @param tables in the order in which they would be loaded; not copied
     * @throws IllegalArgumentException if a table has no channel, channels of several products, or two samples of one satellite and
     *     time, or if two mean different things by a channel
     */
    public MemorySource(List<SampleTable> tables) {
        LinkedList<MemoryTrack> made = new LinkedList<>();
        for (int t = tables.size() - 1; t >= 0; t--) {
            SampleTable table = tables.get(t);
            addNames(table);
            List<MemoryTrack> later = List.copyOf(made);
            for (int satellite = table.satellites().size() - 1; satellite >= 0; satellite--) {
                made.addFirst(MemoryTrack.of(table, satellite, later));
            }
        }
        tracks = List.copyOf(made);
    }

    private void addNames(SampleTable table) {
        List<String> products =
                table.channels().stream().map(Channel::product).distinct().toList();
        if (products.size() != 1) {
            throw new IllegalArgumentException("a table has channels of " + products.size() + " products " + products
                    + "; give it channels of one");
        }
        satellites.addAll(table.satellites());
        Map<String, Channel> known = channels.computeIfAbsent(products.get(0), product -> new LinkedHashMap<>());
        for (Channel channel : table.channels()) {
            Channel later = known.putIfAbsent(channel.name(), channel);
            if (later != null && !areReadAlike(later, channel)) {
                throw new IllegalArgumentException(
                        "two tables differ in type, missing values or calibration flag of channel " + channel.name()
                                + " of product " + channel.product() + "; make them agree");
            }
        }
    }

    /** Whether what two tables have under one name is read in the same way. */
    private static boolean areReadAlike(Channel a, Channel b) {
        return a.type() == b.type()
                && a.missing().equals(b.missing())
                && a.calibration().equals(b.calibration());
    }

    @Override
    public SampleCursor scan(SampleQuery query, QueryLimits limits) {
        QueryWatch watch = limits.start();
        checkNames(query);
        List<TrackLook> looks = new ArrayList<>();
        for (MemoryTrack track : tracks) {
            Map<String, Channel> known = channels.get(track.product());
            if (track.isAsked(query) && isAnyAsked(query, track.product(), known)) {
                looks.add(new TrackLook(query, track, known));
            }
        }
        return new MemoryCursor(looks, query.channels().size(), watch);
    }

    @Override
    public Aggregate aggregate(SampleQuery query, QueryLimits limits) {
        List<DoubleSummaryStatistics> values = Stream.generate(DoubleSummaryStatistics::new)
                .limit(query.channels().size())
                .toList();
        QueryLimits ofReading = limits.withSamples(Long.MAX_VALUE).withBytes(Long.MAX_VALUE);
        try (SampleCursor cursor = scan(query, ofReading)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int c = 0; c < values.size(); c++) {
                    DoubleStream.of(batch.values()[c])
                            .filter(value -> !Double.isNaN(value))
                            .forEach(values.get(c));
                }
            }
            List<Aggregate.ChannelTotals> totals = new ArrayList<>();
            for (int c = 0; c < values.size(); c++) {
                totals.add(totals(query.channels().get(c), values.get(c)));
            }
            return new Aggregate(cursor.statistics().samplesAnswered(), totals, cursor.statistics());
        }
    }

    private static Aggregate.ChannelTotals totals(String name, DoubleSummaryStatistics values) {
        boolean none = values.getCount() == 0;
        return new Aggregate.ChannelTotals(
                name,
                values.getCount(),
                values.getSum(),
                none ? Double.NaN : values.getMin(),
                none ? Double.NaN : values.getMax());
    }

    private static DerivedChannels derived(SampleQuery query, String product, Map<String, Channel> known) {
        return new DerivedChannels(product, List.copyOf(known.values()), query.definitions());
    }

    private static boolean isAnyAsked(SampleQuery query, String product, Map<String, Channel> known) {
        DerivedChannels derived = derived(query, product, known);
        return query.channels().isEmpty()
                || query.channels().stream().anyMatch(name -> derived.find(name).isPresent())
                || known.values().stream()
                        .anyMatch(channel -> query.channels().stream().anyMatch(channel::isCalled));
    }

    private void checkNames(SampleQuery query) {
        query.satellites().forEach(name -> check("satellite", name, satellites));
        query.products().forEach(name -> check("product", name, channels.keySet()));
        Set<String> called = new TreeSet<>();
        channels.forEach((product, known) -> {
            if (query.products().isEmpty() || query.products().contains(product)) {
                known.values().forEach(channel -> called.addAll(List.of(channel.name(), channel.alias())));
                derived(query, product, known)
                        .all()
                        .forEach(derived -> called.add(derived.channel().name()));
                query.where().stream()
                        .flatMap(condition -> condition.channels().stream())
                        .filter(text ->
                                derived(query, product, known).unnamed(text).isPresent())
                        .forEach(called::add);
            }
        });
        called.remove("");
        Stream.concat(
                        query.channels().stream(),
                        query.where().stream().flatMap(condition -> condition.channels().stream()))
                .forEach(name -> check("channel", name, called));
    }

    private static void check(String kind, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(kind + " '" + name + "' is unknown; known are " + known);
        }
    }
}
