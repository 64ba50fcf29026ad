package org.htmst.hbase.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.RegionSplits;
import org.htmst.hbase.table.StoreTables;
import org.htmst.time.TimeWindow;

/**
 * Makes a store with its samples table cut into regions beforehand, so that the servers of a cluster share the work from the first
 * file on.
 *
 * @param perCell regions of each time cell of 397.7 days, see {@link RegionSplits}; if empty, the number of region servers, rounded up
 *     to a power of two
 * @param window the time that data is expected of; {@link #expected} if empty
 * @param split whether regions of a store that exists already may be split where asked for
 */
public record StoreInit(Optional<Integer> perCell, Optional<TimeWindow> window, boolean split) {

    /** NOAA-15, the first to carry a SEM-2, was launched in May 1998. */
    private static final long FIRST_MS = 893_980_800_000L;

    private static final int YEARS_AHEAD = 3;

    /** Larger clusters say how many: regions that nobody needs cost every server memory. */
    private static final int MOST_CHOSEN = 32;

    /** Everything chosen by the program. */
    public static final StoreInit DEFAULT = new StoreInit(Optional.empty(), Optional.empty(), false);

    /** The time that data is expected of unless said otherwise: since the first SEM-2, and for {@value #YEARS_AHEAD} years more. */
    public static TimeWindow expected(Clock clock) {
        return new TimeWindow(
                FIRST_MS,
                clock.instant()
                        .atOffset(ZoneOffset.UTC)
                        .plusYears(YEARS_AHEAD)
                        .toInstant()
                        .toEpochMilli());
    }

    /**
     * Makes the tables of the store of {@code location}, starting its embedded server where needed.
     *
     * @param timeout how long a step on the store may keep failing or unanswered, 1 s or more
     * @throws IllegalArgumentException if the regions asked for are too many
     * @throws HtmStException if the store exists with other regions and may not be split, or HBase fails
     */
    public InitOutcome run(StoreLocation location, Duration timeout, Clock clock) {
        return run(location, timeout, clock, step -> {});
    }

    /**
     * As {@link #run(StoreLocation, Duration, Clock)}.
     *
     * @param steps hears of each step, before it is done
     */
    public InitOutcome run(StoreLocation location, Duration timeout, Clock clock, Consumer<String> steps) {
        try (StoreConnection connection = StoreConnection.open(location, timeout)) {
            try {
                return run(connection, clock, steps);
            } catch (IOException e) {
                throw connection.patience().failure("making the store", e);
            }
        }
    }

    private InitOutcome run(StoreConnection connection, Clock clock, Consumer<String> steps) throws IOException {
        int regionsPerCell = perCell.isPresent() ? perCell.get() : chosen(connection);
        TimeWindow expected = window.orElseGet(() -> expected(clock));
        List<byte[]> splits = splits(regionsPerCell, expected);
        Guard guard = new Guard(connection.hbase());
        InitOutcome.Kind kind = InitOutcome.Kind.UNCHANGED;
        if (new StoreOpening(connection, clock).find().isEmpty()) {
            try (Held held = guard.begin(Operation.Kind.INIT, options(), steps)) {
                held.step("tables made");
                if (connection.patience().run(() -> StoreTables.of(connection.hbase())
                        .create(connection.hbase(), splits))) {
                    kind = InitOutcome.Kind.MADE;
                }
                held.step("catalog begun");
                CatalogWriter.make(connection.hbase(), Store.NEW_STORE, () -> splits, clock);
                held.end();
            }
        }
        if (kind == InitOutcome.Kind.UNCHANGED && (perCell.isPresent() || window.isPresent())) {
            List<byte[]> missing = missing(connection.hbase(), splits);
            if (!missing.isEmpty()) {
                try (Held held = guard.begin(Operation.Kind.INIT, options(), steps)) {
                    for (byte[] key : missing) {
                        held.step("regions split at " + Bytes.toHex(key));
                        splitAt(connection.hbase(), key);
                    }
                    held.end();
                }
                kind = InitOutcome.Kind.SPLIT;
            }
        }
        return new InitOutcome(kind, startKeys(connection.hbase()).size(), regionsPerCell, expected);
    }

    /** What asks for the same on the command line. */
    private String options() {
        List<String> options = new ArrayList<>();
        perCell.ifPresent(regions -> options.add("--regions " + regions));
        window.ifPresent(time -> options.add(
                "--time " + Instant.ofEpochMilli(time.startMs()) + "/" + Instant.ofEpochMilli(time.endMs())));
        if (split) {
            options.add("--split");
        }
        return String.join(" ", options);
    }

    /** The splits of a store that the first command makes without being asked. */
    static List<byte[]> defaultSplits(StoreConnection connection, Clock clock) throws IOException {
        return splits(chosen(connection), expected(clock));
    }

    private static List<byte[]> splits(int regionsPerCell, TimeWindow expected) {
        // One region a cell spreads nothing: the table may as well begin as one.
        return regionsPerCell == 1
                ? List.of()
                : RegionSplits.keys(Store.NEW_STORE.codeLayout(), expected, regionsPerCell);
    }

    /** One for each server lets all of them work on any file; to make twice as many takes twice as long. */
    private static int chosen(StoreConnection connection) throws IOException {
        if (connection.server().isPresent()) {
            return 1;
        }
        try (Admin admin = connection.hbase().getAdmin()) {
            int servers =
                    connection.patience().run(() -> admin.getRegionServers().size());
            return Math.min(MOST_CHOSEN, Integer.highestOneBit(Math.max(1, 2 * servers - 1)));
        }
    }

    private static List<byte[]> startKeys(Connection connection) throws IOException {
        try (RegionLocator locator =
                connection.getRegionLocator(StoreTables.of(connection).samples())) {
            return List.of(Patience.of(connection).run(locator::getStartKeys));
        }
    }

    /** Where the table is to be cut and is not. */
    private List<byte[]> missing(Connection connection, List<byte[]> splits) throws IOException {
        List<byte[]> present = startKeys(connection);
        List<byte[]> missing = splits.stream()
                .filter(key -> present.stream().noneMatch(other -> Bytes.equals(key, other)))
                .toList();
        if (!missing.isEmpty() && !split) {
            throw new HtmStException(
                    "the store exists already, with " + present.size() + " regions; what is asked for needs "
                            + missing.size() + " more, and nothing was changed; with --split HBase splits its regions"
                            + " there (it can make more of them, never fewer)",
                    false);
        }
        return missing;
    }

    /**
     * Cuts the region that holds a key there. HBase refuses one that was cut just now, until it has written the files anew that both
     * halves share; so it is asked again.
     */
    private static void splitAt(Connection connection, byte[] key) throws IOException {
        Patience patience = Patience.of(connection);
        try (Admin admin = connection.getAdmin();
                RegionLocator locator =
                        connection.getRegionLocator(StoreTables.of(connection).samples())) {
            patience.run(() -> {
                RegionInfo region = locator.getRegionLocation(key, true).getRegion();
                boolean isCut = Bytes.equals(region.getStartKey(), key);
                return isCut ? null : finished(admin.splitRegionAsync(region.getRegionName(), key));
            });
        }
    }

    private static Void finished(Future<Void> split) throws IOException {
        try {
            return split.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while HBase split a region").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("HBase did not split a region: " + e.getCause(), e);
        }
    }
}
