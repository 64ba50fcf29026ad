package org.htmst.hbase.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.catalog.Overlap;
import org.htmst.hbase.plan.AskedNames;
import org.htmst.hbase.plan.KnownNames;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.RowRanges;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.Shadows;
import org.htmst.hbase.read.Aggregation;
import org.htmst.hbase.read.Courses;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.retry.Patience;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.SampleSource;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Makes plans and starts scans, all over what was live when it was made. */
public final class StoreView implements SampleSource {

    private final Connection connection;
    private final Catalog catalog;
    private final CodeLayout layout;
    private final Inventory inventory;

    /** A view that sees the store as it is now. */
    public StoreView(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.layout = catalog.schema().codeLayout();
        try {
            this.inventory = catalog.inventory();
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading the catalog", e);
        }
    }

    /**
     * The same question with names as the store has them: what was typed may have wildcards, or upper and lower case exchanged. A
     * channel that was asked for twice, by any of its names, is asked for once.
     */
    public SampleQuery named(SampleQuery query) {
        return AskedNames.resolve(query, inventory);
    }

    @Override
    public SampleScan scan(SampleQuery query, QueryLimits limits) {
        return scan(query, limits.start());
    }

    /** As {@link #scan(SampleQuery, QueryLimits)} without limits. */
    public SampleScan scan(SampleQuery query) {
        return scan(query, QueryLimits.NONE);
    }

    /** As {@link #scan(SampleQuery, QueryLimits)}, as one of the scans that {@code watch} looks after. */
    public SampleScan scan(SampleQuery query, QueryWatch watch) {
        return new SampleScan(connection, plan(query), watch);
    }

    @Override
    public Aggregate aggregate(SampleQuery query, QueryLimits limits) {
        return aggregate(query, limits.start());
    }

    /** As {@link #aggregate(SampleQuery, QueryLimits)} of a question that {@code watch} looks after. */
    public Aggregate aggregate(SampleQuery query, QueryWatch watch) {
        return new Aggregation(connection, plan(query), watch).run();
    }

    /** The plan of such a scan. */
    public ScanPlan plan(SampleQuery query) {
        KnownNames.check(query, inventory);
        List<Granule> granules = new ArrayList<>();
        for (Granule granule : inventory.granules()) {
            boolean asked = query.times().intersects(granule.window())
                    && (query.products().isEmpty() || query.products().contains(granule.product()))
                    && (query.satellites().isEmpty()
                            || granule.satellites().stream().anyMatch(query.satellites()::contains));
            if (asked) {
                granules.add(granule);
            }
        }
        return plan(query, granules, shadows(query));
    }

    private ScanPlan plan(SampleQuery query, List<Granule> granules, Shadows shadows) {
        Map<String, Optional<ProductColumns>> ofProduct = new HashMap<>();
        Map<Integer, ScanPlan.Source> sources = new LinkedHashMap<>();
        long fromMs = Long.MAX_VALUE;
        long toMs = Long.MIN_VALUE;
        for (Granule granule : granules) {
            Optional<ProductColumns> columns = ofProduct.computeIfAbsent(
                    granule.product(), product -> ProductColumns.of(query, product, inventory.channels()));
            if (columns.isPresent()) {
                sources.put(
                        granule.id(),
                        new ScanPlan.Source(
                                granule, columns.get(), columns.get().geometry(granule)));
                fromMs = Math.min(fromMs, granule.firstMs());
                toMs = Math.max(toMs, granule.lastMs() + 1);
            }
        }
        Map<Integer, String> asked = new TreeMap<>();
        inventory.satellites().forEach((name, number) -> {
            if (query.satellites().isEmpty() || query.satellites().contains(name)) {
                asked.put(number, name);
            }
        });
        TimeWindows covered =
                query.times().intersection(sources.isEmpty() ? new TimeWindow(0, 0) : new TimeWindow(fromMs, toMs));
        List<RowRange> ranges = RowRanges.of(layout, query.region(), covered, inventory.coverage(), inventory.rows());
        Courses courses = new Courses(connection, granules, some -> wholePlan(query.satellites(), some));
        return new ScanPlan(query, layout, sources, asked, shadows, ranges, this::lost, courses);
    }

    /** The plan of all samples that some satellites have in some granules, whatever else holds them. */
    private ScanPlan wholePlan(List<String> satellites, List<Granule> granules) {
        TimeWindow window = new TimeWindow(
                granules.stream().mapToLong(Granule::firstMs).min().orElseThrow(),
                granules.stream().mapToLong(Granule::lastMs).max().orElseThrow() + 1);
        return plan(
                SampleQuery.builder(Region.SPHERE, window)
                        .satellites(satellites)
                        .build(),
                granules,
                Shadows.NONE);
    }

    /** What later granules may hide of earlier ones. */
    private Shadows shadows(SampleQuery query) {
        Shadows shadows = new Shadows();
        for (Overlap overlap : inventory.overlaps()) {
            TimeWindow shared = overlap.window().intersection(query.times().hull());
            String satellite = overlap.satellite();
            if (!shared.isEmpty()) {
                shadows.add(overlap.older().id(), satellite, shared, () -> times(overlap.newer(), satellite, shared));
            }
        }
        return shadows;
    }

    /** The times of a granule's samples of one satellite in a window. */
    private long[] times(Granule granule, String satellite, TimeWindow window) {
        SampleQuery query = SampleQuery.builder(Region.SPHERE, window)
                .satellites(List.of(satellite))
                .build();
        List<SampleBatch> batches = new ArrayList<>();
        ScanPlan plan = plan(query, List.of(granule), Shadows.NONE);
        try (SampleScan scan = new SampleScan(connection, plan, QueryLimits.NONE.start())) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                batches.add(batch);
            }
        }
        return batches.stream().flatMapToLong(b -> LongStream.of(b.timeMs())).toArray();
    }

    private Optional<Granule> lost(List<Granule> granules) {
        try {
            return catalog.lost(granules, inventory);
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading the catalog", e);
        }
    }
}
