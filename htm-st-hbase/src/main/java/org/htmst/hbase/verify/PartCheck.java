package org.htmst.hbase.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.guard.SamplesIdentity;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.TileKey;
import org.htmst.hbase.key.TileKeyFormat;
import org.htmst.hbase.tile.Tile;

/** Checks the rows of one part of the table, on one thread. */
final class PartCheck {

    /** Faults of one part that are kept; the others are counted. */
    private static final int FAULTS_KEPT = 1000;

    private final CatalogNumbers names;
    private final TileNumbers numbers;
    private final Set<Integer> wanted;
    private final LongAdder samplesDone;
    private final ChunkCheck check;
    private final PartResult result = new PartResult();

    PartCheck(CatalogNumbers names, Set<Integer> wanted, LongAdder samplesDone) {
        this.names = names;
        this.numbers = new TileNumbers(names);
        this.wanted = wanted;
        this.samplesDone = samplesDone;
        this.check = new ChunkCheck(names, true, this::tell);
    }

    /** What a part holds. */
    static final class PartResult {
        long rows;
        long tiles;
        long blocks;
        long samples;
        long bytes;
        final Map<Integer, Long> faultsOfGranule = new HashMap<>();
        final List<Fault> faults = new ArrayList<>();
        final Map<Integer, GranuleTally> tallies = new HashMap<>();
        final Map<Long, Long> rowsOfCode = new HashMap<>();

        /** Of granules that were not live at first: how many rows, and a key of one. */
        final Map<Integer, Strangers> strangers = new HashMap<>();

        /** Whether all rows could be read. */
        boolean isWhole() {
            return !faultsOfGranule.containsKey(0);
        }

        /** Adds what another part holds. */
        void add(PartResult other) {
            rows += other.rows;
            tiles += other.tiles;
            blocks += other.blocks;
            samples += other.samples;
            bytes += other.bytes;
            other.faultsOfGranule.forEach((granule, count) -> faultsOfGranule.merge(granule, count, Long::sum));
            faults.addAll(other.faults);
            other.tallies.forEach((granule, tally) ->
                    tallies.computeIfAbsent(granule, id -> new GranuleTally()).add(tally));
            other.rowsOfCode.forEach((code, count) -> rowsOfCode.merge(code, count, Long::sum));
            other.strangers.forEach((granule, own) -> strangers.merge(granule, own, Strangers::and));
        }
    }

    /** Rows of a granule that is not live. */
    record Strangers(long rows, byte[] example) {

        Strangers and(Strangers others) {
            return new Strangers(rows + others.rows, example);
        }
    }

    PartResult run(CarefulRows rows) throws IOException {
        for (RowSource.Row row = rows.next(); row != null; row = rows.next()) {
            add(row);
        }
        return result;
    }

    private void add(RowSource.Row row) {
        if (row.isGap()) {
            tell(new Fault(
                    0,
                    "",
                    "rows",
                    Optional.of(names.chunk(row.key())),
                    "from here to row " + HexFormat.of().formatHex(row.gapEnd()) + " HBase cannot read any: "
                            + row.reason()));
            return;
        }
        if (SamplesIdentity.isRow(row.key())) {
            return;
        }
        Optional<TileKey> tile = TileKeyFormat.find(row.key());
        if (tile.isPresent()) {
            Granule of = names.granules().get(tile.get().granule());
            if (of != null && wanted.contains(of.id())) {
                checkTile(of, tile.get(), row);
            }
            return;
        }
        ChunkKey key;
        try {
            key = names.keys().decode(row.key(), 0, row.key().length);
        } catch (HtmStException e) {
            tell(new Fault(0, "", "row", Optional.of(names.chunk(row.key())), e.getMessage()));
            return;
        }
        Granule of = names.granules().get(key.granule());
        if (of == null || wanted.contains(of.id())) {
            row.foreign().forEach(cell -> tell(Fault.foreign(of, cell, names.chunk(row.key()))));
        }
        result.rowsOfCode.merge(key.code(), 1L, Long::sum);
        if (of == null) {
            result.strangers.merge(key.granule(), new Strangers(1, row.key()), Strangers::and);
        } else if (wanted.contains(key.granule())) {
            check(of, key, row);
        }
    }

    private void check(Granule granule, ChunkKey key, RowSource.Row row) {
        GranuleTally tally = result.tallies.computeIfAbsent(granule.id(), id -> new GranuleTally());
        result.rows++;
        result.bytes += row.bytes();
        if (!row.unreadable().isEmpty()) {
            row.unreadable()
                    .forEach((family, reason) -> tell(new Fault(
                            granule.id(),
                            granule.fileName(),
                            "family " + family,
                            Optional.of(names.chunk(row.key())),
                            "HBase cannot read it: " + reason)));
            tally.addUnreadable();
            return;
        }
        tally.digest().add(row.key(), row.cells());
        Optional<StoredChunk> chunk = check.check(granule, key, row.key(), row.cells());
        tally.add(chunk, check.channels(), names.chunk(row.key()));
        chunk.ifPresent(own -> tally.tiles().add(granule, own, numbers));
        int samples = chunk.map(StoredChunk::size).orElse(0);
        result.blocks += check.blocks();
        result.samples += samples;
        samplesDone.add(samples);
    }

    private void checkTile(Granule granule, TileKey key, RowSource.Row row) {
        TileTally tally = result.tallies
                .computeIfAbsent(granule.id(), id -> new GranuleTally())
                .tiles();
        result.tiles++;
        result.bytes += row.bytes();
        row.foreign().forEach(cell -> tell(Fault.foreign(granule, cell, names.chunk(row.key()))));
        row.unreadable().forEach((family, reason) -> tellTile(granule, row, "HBase cannot read it: " + reason));
        tally.addRow();
        tally.digest().add(row.key(), row.cells());
        for (ChunkCell cell : row.cells()) {
            try {
                tally.add(new Tile(key, cell.value(), names.models()));
            } catch (HtmStException | IndexOutOfBoundsException e) {
                tellTile(granule, row, e.getMessage());
            }
        }
    }

    private void tellTile(Granule granule, RowSource.Row row, String what) {
        tell(new Fault(granule.id(), granule.fileName(), "tile", Optional.of(names.chunk(row.key())), what));
    }

    private void tell(Fault fault) {
        result.faultsOfGranule.merge(fault.granule(), 1L, Long::sum);
        if (result.faults.size() < FAULTS_KEPT) {
            result.faults.add(fault);
        }
    }
}
