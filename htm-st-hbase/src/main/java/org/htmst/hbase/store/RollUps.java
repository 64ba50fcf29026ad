package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.catalog.ModelsEntry;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.load.RollUpLoad;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;
import org.htmst.hbase.tile.PeriodCounts;
import org.htmst.hbase.tile.TileGrid;
import org.htmst.hbase.tile.TileRows;
import org.htmst.hbase.verify.Fault;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * Makes roll-ups: of each satellite, product and quarter of a year that has ended the counts of all its samples, by place and local time and by L
 * and magnetic local time. These have too many cells to be counted for each granule.
 */
public final class RollUps {

    /** Channels whose values are counted in one go over the samples: what they take is memory, what a go takes is time. */
    private static final int CHANNELS_AT_ONCE = 32;

    private static final int MONTHS = 3;

    private final Connection connection;
    private final CatalogWriter writer;
    private final Catalog catalog;
    private final StoreView view;
    private final Inventory inventory;
    private final Clock clock;
    private final Consumer<String> steps;

    /**
     * A maker of the roll-ups of a store.
     *
     * @param view of the store as it is now
     * @param steps hears of each step, before it is done
     */
    RollUps(Connection connection, CatalogWriter writer, StoreView view, Clock clock, Consumer<String> steps) {
        this.connection = connection;
        this.writer = writer;
        this.catalog = writer.catalog();
        this.view = view;
        this.inventory = view.inventory();
        this.clock = clock;
        this.steps = steps;
    }

    /** A satellite's samples of a product in a quarter, of these granules. */
    public record Part(String product, String satellite, TimeWindow window, List<Granule> granules) {

        /** About how many samples it has. */
        public long samples() {
            double samples = 0;
            for (Granule granule : granules) {
                TimeWindow shared = granule.window().intersection(window);
                samples += (double) granule.samplesKept()
                        / granule.satellites().size()
                        * (shared.endMs() - shared.startMs())
                        / (granule.window().endMs() - granule.window().startMs());
            }
            return (long) samples;
        }
    }

    /**
     * What ought to be rolled up and is not, in order of time.
     *
     * @param anew whether what is rolled up is to be so again
     */
    List<Part> missing(boolean anew) {
        Map<TimeWindow, Map<List<String>, List<Granule>>> parts =
                new TreeMap<>(Comparator.comparingLong(TimeWindow::startMs));
        for (Granule granule : inventory.granules()) {
            for (TimeWindow quarter = quarter(granule.firstMs());
                    quarter.startMs() <= granule.lastMs();
                    quarter = quarter(quarter.endMs())) {
                for (String satellite : granule.satellites()) {
                    parts.computeIfAbsent(quarter, any -> new LinkedHashMap<>())
                            .computeIfAbsent(List.of(granule.product(), satellite), any -> new ArrayList<>())
                            .add(granule);
                }
            }
        }
        List<Part> missing = new ArrayList<>();
        long nowMs = clock.millis();
        parts.forEach((quarter, ofQuarter) -> ofQuarter.forEach((names, granules) -> {
            Part part = new Part(names.get(0), names.get(1), quarter, granules);
            boolean isThere = !anew && inventory.rollUps().stream().anyMatch(rollUp -> isOf(rollUp, part));
            if (quarter.endMs() <= nowMs && !isThere) {
                missing.add(part);
            }
        }));
        return missing;
    }

    /** How many there are that count just what is live. */
    int good() {
        return inventory.rollUps().size();
    }

    private static boolean isOf(RollUp rollUp, Part part) {
        return rollUp.product().equals(part.product)
                && rollUp.satellite().equals(part.satellite)
                && rollUp.window().equals(part.window);
    }

    /** The quarter of a year (UTC) in which an instant is. */
    private static TimeWindow quarter(long timeMs) {
        LocalDate day = Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new TimeWindow(startMs(first), startMs(first.plusMonths(MONTHS)));
    }

    private static long startMs(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /**
     * Makes what is missing.
     *
     * @param done hears of each part
     * @throws org.htmst.failure.HtmStException if HBase fails, or another operation is under way; what was told of is done
     */
    void make(List<Part> parts, Consumer<Part> done) {
        try (Held held = catalog.guard().begin(Operation.Kind.ROLL_UP, "", steps)) {
            RollUpLoad load = new RollUpLoad(connection, clock);
            for (Part part : parts) {
                held.step("samples of " + part.satellite() + " from "
                        + Instant.ofEpochMilli(part.window().startMs()) + " counted");
                int models = newestModels(part.product());
                int id = writer.newGranule();
                Counted counted = counted(part, models, id);
                held.step("rows of the roll-up written");
                load.add(id, counted.rows);
                held.step("roll-up published");
                writer.publish(counted.rollUp);
                done.accept(part);
            }
            held.end();
        } catch (IOException e) {
            throw Patience.of(connection).failure("rolling up", e);
        }
    }

    /** A roll-up and its rows. */
    private record Counted(RollUp rollUp, List<TileRows.TileRow> rows) {}

    /** What is wrong with roll-ups that are good by what they are of: they are counted again and compared byte by byte. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (RollUp rollUp : inventory.rollUps()) {
            Part part = new Part(
                    rollUp.product(),
                    rollUp.satellite(),
                    rollUp.window(),
                    inventory.granules().stream()
                            .filter(granule -> rollUp.granules().contains(granule.id()))
                            .toList());
            for (TileRows.TileRow row : counted(part, rollUp.models(), rollUp.id()).rows) {
                if (!isStored(row)) {
                    faults.add(new Fault(
                            0,
                            "",
                            "roll-up",
                            Optional.empty(),
                            "row of grid " + row.key().grid() + ", channel group "
                                    + row.key().group() + " of "
                                    + rollUp.product() + ", " + rollUp.satellite() + " from "
                                    + Instant.ofEpochMilli(rollUp.startMs())
                                    + " is not what the samples come to; 'htm-st roll-up --anew' makes it anew"));
                }
            }
        }
        return faults;
    }

    private boolean isStored(TileRows.TileRow row) {
        try {
            Result stored = Patience.of(connection).run(() -> {
                try (Table samples =
                        connection.getTable(StoreTables.of(connection).samples())) {
                    return samples.get(new Get(TileKeyFormat.encode(row.key())));
                }
            });
            return stored.size() == row.cells().size()
                    && row.cells().stream()
                            .allMatch(cell -> Arrays.equals(
                                    cell.value(),
                                    stored.getValue(
                                            StoreTables.family(cell.family()), Qualifier.encode(cell.qualifier()))));
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading roll-ups", e);
        }
    }

    private int newestModels(String product) throws IOException {
        return catalog.models().stream()
                .filter(entry -> entry.product().equals(product) && entry.schema() >= SchemaVersion.CHUNKS)
                .mapToInt(ModelsEntry::number)
                .max()
                .orElse(ChannelModels.NO_NUMBER);
    }

    /**
     * How a part is counted.
     *
     * @param id of the roll-up
     * @param models of the channels
     * @param flags of each channel that has one its calibration flag
     * @param shell the channel that is L
     * @param hour the channel that is magnetic local time
     */
    private record Subject(
            int id,
            ChannelModels models,
            Map<ChannelEntry, ChannelEntry> flags,
            Optional<ChannelEntry> shell,
            Optional<ChannelEntry> hour) {}

    private Counted counted(Part part, int models, int id) {
        List<ChannelEntry> channels = inventory.channels().stream()
                .filter(entry -> entry.channel().product().equals(part.product()))
                .sorted(Comparator.comparingInt(ChannelEntry::number))
                .toList();
        Subject subject = new Subject(
                id,
                catalog.channelModels(models),
                flags(channels),
                called(channels, TileGrid.SHELL_CHANNEL),
                called(channels, TileGrid.HOUR_CHANNEL));
        List<TileRows.TileRow> rows = new ArrayList<>();
        List<ChannelEntry> some = new ArrayList<>();
        for (List<ChannelEntry> group : channels.stream()
                .collect(Collectors.groupingBy(
                        entry -> ChannelGroup.qualifier(entry.number()), TreeMap::new, Collectors.toList()))
                .values()) {
            if (some.size() + group.size() > CHANNELS_AT_ONCE) {
                rows.addAll(rows(part, some, subject));
                some.clear();
            }
            some.addAll(group);
        }
        rows.addAll(rows(part, some, subject));
        RollUp rollUp = new RollUp(
                id,
                part.product(),
                part.satellite(),
                inventory.satellites().get(part.satellite()),
                part.window().startMs(),
                part.window().endMs(),
                part.granules().stream().map(Granule::id).sorted().toList(),
                models,
                number(subject.shell),
                number(subject.hour));
        return new Counted(rollUp, rows);
    }

    private static Optional<ChannelEntry> called(List<ChannelEntry> channels, String name) {
        return channels.stream().filter(entry -> entry.channel().isCalled(name)).findFirst();
    }

    /** Of each channel that has one its calibration flag. */
    private static Map<ChannelEntry, ChannelEntry> flags(List<ChannelEntry> channels) {
        Map<ChannelEntry, ChannelEntry> flags = new HashMap<>();
        channels.stream()
                .filter(entry -> !entry.channel().calibration().isEmpty())
                .forEach(entry ->
                        called(channels, entry.channel().calibration()).ifPresent(flag -> flags.put(entry, flag)));
        return flags;
    }

    private List<TileRows.TileRow> rows(Part part, List<ChannelEntry> channels, Subject subject) {
        List<ChannelEntry> asked = Stream.of(
                        channels.stream(),
                        channels.stream().map(subject.flags::get),
                        subject.shell.stream(),
                        subject.hour.stream())
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        PeriodCounts counts = new PeriodCounts(
                channels.stream()
                        .map(entry -> new PeriodCounts.Column(
                                entry, asked.indexOf(entry), asked.indexOf(subject.flags.get(entry))))
                        .toList(),
                subject.models,
                subject.shell.map(asked::indexOf).orElse(PeriodCounts.NO_CHANNEL),
                subject.hour.map(asked::indexOf).orElse(PeriodCounts.NO_CHANNEL),
                number(subject.shell));
        SampleQuery query = SampleQuery.builder(Region.SPHERE, part.window())
                .satellites(List.of(part.satellite()))
                .products(List.of(part.product()))
                .channels(asked.stream().map(entry -> entry.channel().name()).toList())
                .keepFlagged(true)
                .build();
        try (SampleScan scan = view.scan(query)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                counts.add(batch);
            }
        }
        int satellite = inventory.satellites().get(part.satellite());
        return counts.isEmpty() ? List.of() : counts.rows(part.window().startMs(), satellite, subject.id);
    }

    private static int number(Optional<ChannelEntry> channel) {
        return channel.map(ChannelEntry::number).orElse(0);
    }
}
