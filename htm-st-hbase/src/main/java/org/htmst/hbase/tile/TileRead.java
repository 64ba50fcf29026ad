package org.htmst.hbase.tile;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.key.TileKey;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.retry.RowScan;
import org.htmst.hbase.table.StoreTables;
import org.htmst.query.QueryWatch;
import org.htmst.time.TimeWindow;

/** Gets the tiles of granules: those that are kept, and the others with one scan for each group. */
final class TileRead {

    private final Connection connection;
    private final IntFunction<ChannelModels> models;
    private final KeptTiles kept;

    /** @param models what the catalog has under a number */
    TileRead(Connection connection, IntFunction<ChannelModels> models, KeptTiles kept) {
        this.connection = connection;
        this.models = models;
        this.kept = kept;
    }

    /**
     * The tiles of granules, by the number of the granule; of what has none, none.
     *
     * @throws org.htmst.failure.HtmStException if HBase fails, a tile is damaged, or a limit is passed
     */
    Map<Integer, List<Tile>> tiles(TileGroup group, Collection<Granule> granules, QueryWatch watch) {
        Map<Integer, List<Tile>> tiles = new HashMap<>();
        List<Granule> missing = new ArrayList<>();
        for (Granule granule : granules) {
            List<Tile> own = kept.find(group, granule);
            if (own == null) {
                missing.add(granule);
            } else {
                tiles.put(granule.id(), own);
            }
        }
        if (!missing.isEmpty()) {
            missing.forEach(granule -> tiles.put(granule.id(), new ArrayList<>()));
            scan(group, missing, tiles, watch);
            missing.forEach(granule -> kept.put(group, granule, tiles.get(granule.id())));
        }
        return tiles;
    }

    /**
     * The tiles of roll-ups; of what lost its rows, which a vacuum removes once it is not good any more, none.
     *
     * @throws org.htmst.failure.HtmStException if HBase fails, a tile is damaged, or a limit is passed
     */
    Map<RollUp, Tile> ofRollUps(TileGroup group, Collection<RollUp> rollUps, QueryWatch watch) {
        Map<RollUp, Tile> tiles = new HashMap<>();
        List<RollUp> missing = new ArrayList<>();
        for (RollUp rollUp : rollUps) {
            Tile own = kept.find(group, rollUp);
            if (own == null) {
                missing.add(rollUp);
            } else {
                tiles.put(rollUp, own);
            }
        }
        for (RollUp rollUp : missing) {
            watch.check();
            TileKey key = new TileKey(
                    group.grid().number(), group.group(), rollUp.startMs(), rollUp.satelliteNumber(), rollUp.id());
            byte[] value = get(key, group);
            if (value != null) {
                Tile tile = tile(key, value, rollUp);
                kept.put(group, rollUp, tile);
                tiles.put(rollUp, tile);
            }
        }
        return tiles;
    }

    private byte[] get(TileKey key, TileGroup group) {
        byte[] family = StoreTables.family(group.family());
        byte[] qualifier = Qualifier.encode(group.group());
        try {
            return Patience.of(connection).run(() -> {
                try (Table samples =
                        connection.getTable(StoreTables.of(connection).samples())) {
                    return samples.get(new Get(TileKeyFormat.encode(key)).addColumn(family, qualifier))
                            .getValue(family, qualifier);
                }
            });
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading tiles", e);
        }
    }

    private Tile tile(TileKey key, byte[] value, RollUp rollUp) {
        try {
            return new Tile(key, value, models);
        } catch (HtmStException e) {
            throw new HtmStException(
                    "the roll-up of " + rollUp.satellite() + " from " + Instant.ofEpochMilli(rollUp.startMs()) + ": "
                            + e.getMessage()
                            + "; 'htm-st roll-up --anew' makes it anew; until then samples answer, with"
                            + " --no-tiles",
                    e.recoverable(),
                    e);
        }
    }

    private Tile tile(TileKey key, byte[] value, Map<Integer, Granule> granules) {
        try {
            return new Tile(key, value, models);
        } catch (HtmStException e) {
            throw new HtmStException(
                    "granule " + key.granule() + " ("
                            + granules.get(key.granule()).fileName() + "), tiles of "
                            + Instant.ofEpochMilli(key.dayMs()) + ": " + e.getMessage()
                            + "; until then samples answer, with --no-tiles",
                    e.recoverable(),
                    e);
        }
    }

    private void scan(TileGroup group, List<Granule> granules, Map<Integer, List<Tile>> into, QueryWatch watch) {
        Map<Integer, Granule> wanted = new HashMap<>();
        granules.forEach(granule -> wanted.put(granule.id(), granule));
        TileRange range = TileRange.of(
                group.grid(),
                group.group(),
                new TimeWindow(
                        granules.stream().mapToLong(Granule::firstMs).min().orElseThrow(),
                        granules.stream().mapToLong(Granule::lastMs).max().orElseThrow() + 1));
        byte[] family = StoreTables.family(group.family());
        Scan scan = new Scan()
                .withStartRow(range.start())
                .withStopRow(range.stop())
                .addColumn(family, Qualifier.encode(group.group()));
        try (RowScan rows = new RowScan(connection, StoreTables.of(connection).samples(), scan)) {
            for (Result row = rows.next(); row != null; row = rows.next()) {
                watch.check();
                Optional<TileKey> key =
                        TileKeyFormat.find(row.getRow()).filter(own -> wanted.containsKey(own.granule()));
                if (key.isPresent()) {
                    into.get(key.get().granule()).add(tile(key.get(), row.value(), wanted));
                }
            }
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading tiles", e);
        }
    }
}
