package org.htmst.hbase.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.code.CodeLayout;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.catalog.Overlap;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.near.NearSearch;
import org.htmst.hbase.plan.AskedNames;
import org.htmst.hbase.plan.Brick;
import org.htmst.hbase.plan.KnownNames;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.RowRanges;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.plan.Shadow;
import org.htmst.hbase.plan.TileCover;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.read.ScanExecutor;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.tile.TileAnswer;
import org.htmst.near.Metric;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.SampleSource;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.Channel;
import org.htmst.sphere.Region;
import org.htmst.summary.Summary;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Makes plans and starts scans, all over what was live when it was made. */
public final class StoreView implements SampleSource {

    private final Connection connection;
    private final ScanExecutor executor;
    private final Catalog catalog;
    private final CodeLayout layout;
    private final Inventory inventory;
    private final IntFunction<ChannelModels> models;

    private StoreView(StoreView all, Inventory inventory) {
        this.connection = all.connection;
        this.executor = all.executor;
        this.catalog = all.catalog;
        this.layout = all.layout;
        this.models = all.models;
        this.inventory = inventory;
    }

    /** A view that sees the store as it is now. */
    StoreView(Connection connection, Catalog catalog, ScanExecutor executor) {
        this.connection = connection;
        this.executor = executor;
        this.catalog = catalog;
        this.layout = catalog.schema().codeLayout();
        this.models = catalog::channelModels;
        try {
            this.inventory = catalog.inventory();
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading the catalog", e);
        }
    }

    /** What it sees. */
    Inventory inventory() {
        return inventory;
    }

    /** This view of one granule alone: nothing if it is not live in it, and all of its samples if it is, be they hidden by others'. */
    public StoreView only(Granule granule) {
        return new StoreView(
                this,
                new Inventory(
                        inventory.generation(),
                        inventory.granules().stream()
                                .filter(live -> live.id() == granule.id())
                                .toList(),
                        inventory.channels(),
                        inventory.definitions(),
                        inventory.satellites(),
                        inventory.rows(),
                        List.of(),
                        TimeWindows.of(granule.window()),
                        List.of()));
    }

    /**
     * The same question with names as the store has them: what was typed may have wildcards, or upper and lower case exchanged. A
     * channel that was asked for twice, by any of its names, is asked for once.
     */
    public SampleQuery named(SampleQuery query) {
        return AskedNames.resolve(query, inventory);
    }

    /** All channels that a question may ask for: those of files and derived ones, its own among these. */
    public List<Channel> channels(SampleQuery query) {
        return inventory.known(query);
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
        return scan(plan(query), watch);
    }

    /** Starts reading what a plan of this view says. */
    public SampleScan scan(ScanPlan plan, QueryWatch watch) {
        return executor.scan(plan, watch);
    }

    @Override
    public Aggregate aggregate(SampleQuery query, QueryLimits limits) {
        return aggregate(query, limits.start());
    }

    /** As {@link #aggregate(SampleQuery, QueryLimits)} of a question that {@code watch} looks after. */
    public Aggregate aggregate(SampleQuery query, QueryWatch watch) {
        return executor.aggregate(plan(query), watch);
    }

    /**
     * What the samples of a question come to.
     *
     * @param summary empty; the first channels of the question are those whose values it wants, others may tell its groups
     * @param withTiles whether tiles may answer; the answer is the same
     */
    public Summarized summarize(SampleQuery query, Summary summary, boolean withTiles, QueryWatch watch) {
        ScanScope scope = scope(query);
        TileAnswer answer =
                withTiles ? executor.answerOfTiles(scope, inventory.rollUps(), summary, watch) : TileAnswer.NONE;
        ScanPlan rest = new ScanPlan(scope.without(answer.cover()), rows(scope, answer.cover()));
        return executor.summarize(rest, summary, answer, watch);
    }

    /**
     * Adds to a summary what tiles tell of a question, and gives the plan of the rest in parts, which
     * {@link Store#summarize(List, Summary, QueryLimits)} of any process adds to summaries alike.
     *
     * @param summary as for {@link #summarize}
     */
    public List<ScanTask> tasks(SampleQuery query, Summary summary, QueryWatch watch) {
        ScanScope scope = scope(query);
        TileCover cover = executor.answerOfTiles(scope, inventory.rollUps(), summary, watch)
                .cover();
        return tasks(new ScanPlan(scope.without(cover), rows(scope, cover)));
    }

    /** Begins a search for samples that are near to points by {@code metric}, among those that answer {@code query}. */
    public NearSearch near(SampleQuery query, Metric metric, QueryLimits limits) {
        QueryWatch watch = limits.start();
        return new NearSearch(executor, plan(query), metric, watch);
    }

    /**
     * When objects were near to each other.
     *
     * @param of whose samples tell where satellites are: products and times of these; whatever else is asked of it is of no account
     * @param stepMs the longest time between two samples that a satellite is followed over, ms
     * @param sink takes what is found, in no order
     * @return what was read
     * @throws IllegalArgumentException if a satellite or product is not known
     */
    public ScanStatistics conjunctions(
            SampleQuery of,
            List<ConjunctionQuestion> questions,
            long stepMs,
            QueryWatch watch,
            Consumer<Conjunction> sink) {
        List<String> satellites = questions.stream()
                .flatMap(question -> question.satellites().stream())
                .distinct()
                .sorted()
                .toList();
        SampleQuery places = SampleQuery.builder(Region.SPHERE, of.times())
                .products(of.products())
                .satellites(satellites)
                .build();
        return new ConjunctionScan(this, executor, places, watch).run(new ConjunctionSearch(questions, stepMs, sink));
    }

    /**
     * The plan of such a scan in parts, each with the names of the hosts that have its rows. Read by whichever process, by
     * {@link Store#scan(List, QueryLimits)} or {@link Store#aggregate(List, QueryLimits)}, they make the answer, one after the other.
     */
    public List<ScanTask> tasks(SampleQuery query) {
        return tasks(plan(query));
    }

    /** As {@link #tasks(SampleQuery)}, of a plan of this view. */
    public List<ScanTask> tasks(ScanPlan plan) {
        return hosted(plan.tasks());
    }

    private List<ScanTask> hosted(List<ScanTask> tasks) {
        try {
            RegionHosts hosts = RegionHosts.of(connection);
            return tasks.stream().map(hosts::named).toList();
        } catch (IOException e) {
            throw Patience.of(connection).failure("asking where rows are", e);
        }
    }

    /**
     * The same in bricks, each in one trixel of the store's level, with their hosts.
     *
     * @param samples about how many a brick has at most
     */
    public List<Brick> bricks(ScanPlan plan, long samples) {
        List<Brick> bricks = Brick.of(plan, samples, false);
        List<ScanTask> hosted = hosted(bricks.stream().map(Brick::task).toList());
        return IntStream.range(0, hosted.size())
                .mapToObj(b -> new Brick(
                        hosted.get(b), bricks.get(b).trixel(), bricks.get(b).window()))
                .toList();
    }

    /** The plan of such a scan. */
    public ScanPlan plan(SampleQuery query) {
        ScanScope scope = scope(query);
        return new ScanPlan(scope, rows(scope, TileCover.NONE));
    }

    private ScanScope scope(SampleQuery query) {
        KnownNames.check(query, inventory);
        Map<List<Object>, Optional<ProductColumns>> ofProduct = new HashMap<>();
        Map<Integer, ScanScope.Source> sources = new LinkedHashMap<>();
        for (Granule granule : inventory.granules()) {
            Optional<ProductColumns> columns = isAsked(query, granule)
                    ? ofProduct.computeIfAbsent(
                            List.of(granule.product(), granule.models()),
                            same -> ProductColumns.of(
                                    query, granule.product(), inventory, models.apply(granule.models())))
                    : Optional.empty();
            if (columns.isPresent()) {
                sources.put(
                        granule.id(),
                        new ScanScope.Source(
                                granule, columns.get(), columns.get().geometry(granule)));
            }
        }
        checkStored(sources.values().stream().map(ScanScope.Source::granule).toList());
        Map<Integer, String> satellites = new TreeMap<>();
        inventory.satellites().forEach((name, number) -> {
            if (query.satellites().isEmpty() || query.satellites().contains(name)) {
                satellites.put(number, name);
            }
        });
        List<Shadow> shadows = shadows(query, sources, satellites);
        return new ScanScope(query, layout, sources, satellites, shadows, inventory.generation());
    }

    private void checkStored(List<Granule> granules) {
        try {
            catalog.checkStored(granules);
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading the catalog", e);
        }
    }

    /** The rows of a scope, without the chunks for which tiles have answered. */
    private List<RowRange> rows(ScanScope scope, TileCover cover) {
        SampleQuery query = scope.query();
        long fromMs = Long.MAX_VALUE;
        long toMs = Long.MIN_VALUE;
        for (Granule granule : scope.granules()) {
            fromMs = Math.min(fromMs, granule.firstMs());
            // To the end of the day, none of whose chunks then need be told from those after the last sample.
            toMs = Math.max(toMs, ChunkKey.latestEndMs(granule.lastMs()));
        }
        TimeWindows covered =
                query.times().intersection(fromMs > toMs ? new TimeWindow(0, 0) : new TimeWindow(fromMs, toMs));
        return cover.days().isEmpty()
                ? RowRanges.of(layout, query.region(), covered, inventory.coverage(), inventory.rows())
                : RowRanges.of(
                        layout,
                        query.region(),
                        covered,
                        inventory.coverage(),
                        inventory.rows(),
                        cover,
                        openDays(scope, cover));
    }

    /** The times asked for of the days of which tiles have not answered for all granules and satellites. */
    private TimeWindows openDays(ScanScope scope, TileCover cover) {
        List<TimeWindow> open = new ArrayList<>();
        for (Granule granule : scope.granules()) {
            List<Integer> satellites = granule.satellites().stream()
                    .map(inventory.satellites()::get)
                    .filter(number -> scope.satellite(number) != null)
                    .toList();
            for (long dayMs = ChunkKey.earliestStartMs(granule.firstMs());
                    dayMs <= granule.lastMs();
                    dayMs = ChunkKey.latestEndMs(dayMs)) {
                long day = dayMs;
                if (!cover.days()
                        .containsAll(satellites.stream()
                                .map(satellite -> new TileCover.TileDay(granule.id(), satellite, day))
                                .toList())) {
                    scope.query()
                            .times()
                            .intersection(new TimeWindow(day, ChunkKey.latestEndMs(day)))
                            .list()
                            .forEach(open::add);
                }
            }
        }
        return TimeWindows.of(open);
    }

    private static boolean isAsked(SampleQuery query, Granule granule) {
        return query.times().intersects(granule.window())
                && (query.products().isEmpty() || query.products().contains(granule.product()))
                && (query.satellites().isEmpty()
                        || granule.satellites().stream().anyMatch(query.satellites()::contains));
    }

    /** What later granules may hide of those that are read. */
    private List<Shadow> shadows(
            SampleQuery query, Map<Integer, ScanScope.Source> sources, Map<Integer, String> satellites) {
        List<Shadow> shadows = new ArrayList<>();
        for (Overlap overlap : inventory.overlaps()) {
            TimeWindow shared = overlap.window().intersection(query.times().hull());
            int satellite = inventory.satellites().get(overlap.satellite());
            if (!shared.isEmpty() && sources.containsKey(overlap.older().id()) && satellites.containsKey(satellite)) {
                shadows.add(new Shadow(overlap.older().id(), satellite, overlap.newer(), shared));
            }
        }
        return shadows;
    }
}
