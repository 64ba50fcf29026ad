package org.htmst.hbase.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** Makes plans and starts scans, all over what was live when it was made. */
public final class ScanPlanner {

    private final Connection connection;
    private final Catalog catalog;
    private final CodeLayout layout;
    private final List<Granule> live;
    private final List<ChannelEntry> channels;
    private final Map<String, Integer> satellites;

    /** A planner that sees the store as it is now. */
    public ScanPlanner(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.layout = catalog.schema().codeLayout();
        try {
            // In this order: a granule is published after its channels and satellites have their numbers.
            this.live = catalog.granules();
            this.channels = catalog.channels();
            this.satellites = catalog.satellites();
        } catch (IOException e) {
            throw new HtmStException("reading the catalog failed: " + e.getMessage(), true, e);
        }
    }

    /**
     * Starts a scan.
     *
     * @throws IllegalArgumentException if the store knows no channel, satellite or product of a name in the query
     */
    public SampleScan scan(SampleQuery query) {
        return scan(query, System.nanoTime());
    }

    /** As {@link #scan(SampleQuery)}, for a question asked at {@code startNs} by {@link System#nanoTime()}. */
    public SampleScan scan(SampleQuery query, long startNs) {
        return new SampleScan(connection, plan(query), startNs);
    }

    /** The plan of such a scan. */
    public ScanPlan plan(SampleQuery query) {
        KnownNames.check(query, channels, satellites.keySet(), live);
        List<Granule> granules = live.stream()
                .filter(g -> g.window().intersects(query.window()))
                .filter(g -> query.products().isEmpty() || query.products().contains(g.product()))
                .filter(g ->
                        query.satellites().isEmpty() || g.satellites().stream().anyMatch(query.satellites()::contains))
                .toList();
        return plan(query, granules, shadows(query, granules));
    }

    private ScanPlan plan(SampleQuery query, List<Granule> granules, Shadows shadows) {
        Map<String, Optional<ProductColumns>> ofProduct = granules.stream()
                .map(Granule::product)
                .distinct()
                .collect(Collectors.toMap(p -> p, p -> ProductColumns.of(query, p, channels)));
        Map<Integer, ScanPlan.Source> sources = new LinkedHashMap<>();
        for (Granule granule : granules) {
            ofProduct
                    .get(granule.product())
                    .ifPresent(columns -> sources.put(
                            granule.id(), new ScanPlan.Source(granule, columns, columns.geometry(granule))));
        }
        Map<Integer, String> asked = new TreeMap<>();
        satellites.forEach((name, number) -> {
            if (query.satellites().isEmpty() || query.satellites().contains(name)) {
                asked.put(number, name);
            }
        });
        TimeWindow covered = sources.values().stream()
                .map(s -> s.granule().window())
                .reduce((a, b) -> new TimeWindow(Math.min(a.startMs(), b.startMs()), Math.max(a.endMs(), b.endMs())))
                .map(query.window()::intersection)
                .orElse(new TimeWindow(0, 0));
        List<RowRange> ranges = RowRanges.of(layout, query.region(), covered);
        return new ScanPlan(query, layout, sources, asked, shadows, ranges, this::isRemoved);
    }

    /** Notes where granules of one product and satellite overlap in time. */
    private Shadows shadows(SampleQuery query, List<Granule> granules) {
        Shadows shadows = new Shadows();
        for (int i = 0; i < granules.size(); i++) {
            Granule a = granules.get(i);
            // Granules come by their first sample: no later one overlaps once one starts after this one's end.
            for (int j = i + 1; j < granules.size() && granules.get(j).firstMs() <= a.lastMs(); j++) {
                Granule b = granules.get(j);
                TimeWindow shared = a.window().intersection(b.window()).intersection(query.window());
                if (a.product().equals(b.product()) && !shared.isEmpty()) {
                    addShadows(shadows, a.id() < b.id() ? a : b, a.id() < b.id() ? b : a, shared);
                }
            }
        }
        return shadows;
    }

    private void addShadows(Shadows shadows, Granule older, Granule newer, TimeWindow shared) {
        for (String satellite : older.satellites()) {
            if (newer.satellites().contains(satellite)) {
                shadows.add(older.id(), satellite, shared, () -> times(newer, satellite, shared));
            }
        }
    }

    /** The times of a granule's samples of one satellite in a window. */
    private long[] times(Granule granule, String satellite, TimeWindow window) {
        SampleQuery query = SampleQuery.of(Region.SPHERE, window).withSatellites(List.of(satellite));
        List<SampleBatch> batches = new ArrayList<>();
        ScanPlan plan = plan(query, List.of(granule), Shadows.NONE);
        try (SampleScan scan = new SampleScan(connection, plan, System.nanoTime())) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                batches.add(batch);
            }
        }
        return batches.stream().flatMapToLong(b -> LongStream.of(b.timeMs())).toArray();
    }

    private boolean isRemoved(Granule granule) {
        try {
            Optional<JournalEntry> entry = catalog.journalOf(granule.id());
            return entry.isEmpty() || entry.get().removing();
        } catch (IOException e) {
            throw new HtmStException("reading the catalog failed: " + e.getMessage(), true, e);
        }
    }
}
