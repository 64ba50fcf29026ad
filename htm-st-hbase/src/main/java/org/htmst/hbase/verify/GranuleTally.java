package org.htmst.hbase.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.GranuleDigest;

/** What the rows of one granule hold together, to be compared with its record. One instance serves one thread. */
final class GranuleTally {

    /** The rows of one set of channels that are named when it turns out not to be that of the others. */
    private static final int EXAMPLES = 8;

    /** The channels of a fault that are named. */
    private static final int CHANNELS_NAMED = 4;

    private final GranuleDigest digest = new GranuleDigest();
    private final TileTally tiles = new TileTally();
    private final Map<BitSet, Rows> rowsOfChannels = new HashMap<>();
    private long rows;
    private long samples;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private boolean incomplete;

    /** Rows with one set of channels: how many, and the first of them. */
    private static final class Rows {
        private long count;
        private final List<Fault.Chunk> examples = new ArrayList<>();

        void add(long number, List<Fault.Chunk> more) {
            count += number;
            more.stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
        }
    }

    /** The digest of all cells of the rows. */
    GranuleDigest digest() {
        return digest;
    }

    /** What its tiles count. */
    TileTally tiles() {
        return tiles;
    }

    /**
     * Counts a row.
     *
     * @param channels its channels, empty if they cannot be told
     */
    void add(Optional<StoredChunk> chunk, Optional<BitSet> channels, Fault.Chunk where) {
        rows++;
        if (chunk.isEmpty()) {
            incomplete = true;
            return;
        }
        long[] timeMs = chunk.get().timeMs();
        samples += timeMs.length;
        firstMs = Math.min(firstMs, timeMs[0]);
        lastMs = Math.max(lastMs, timeMs[timeMs.length - 1]);
        channels.ifPresent(
                set -> rowsOfChannels.computeIfAbsent(set, any -> new Rows()).add(1, List.of(where)));
    }

    /** Counts a row that HBase could not hand over. */
    void addUnreadable() {
        rows++;
        incomplete = true;
    }

    /** Adds the counts of another thread. */
    void add(GranuleTally other) {
        digest.add(other.digest);
        tiles.add(other.tiles);
        other.rowsOfChannels.forEach((channels, own) ->
                rowsOfChannels.computeIfAbsent(channels, any -> new Rows()).add(own.count, own.examples));
        rows += other.rows;
        samples += other.samples;
        firstMs = Math.min(firstMs, other.firstMs);
        lastMs = Math.max(lastMs, other.lastMs);
        incomplete |= other.incomplete;
    }

    /**
     * Compares with the record.
     *
     * @param sound whether no row has a fault
     */
    void compare(Granule granule, boolean sound, CatalogNumbers names, Consumer<Fault> faults) {
        int left =
                granule.rejected().values().stream().mapToInt(Integer::intValue).sum();
        if (granule.samplesRead() != granule.samplesKept() + left) {
            faults.accept(fault(
                    granule,
                    "catalog",
                    "its record has read " + granule.samplesRead() + " records, kept " + granule.samplesKept()
                            + " and rejected " + left + ", which do not add up"));
        }
        if (rows != granule.chunks()) {
            faults.accept(
                    fault(granule, "rows", "there are " + rows + " in the store, its record says " + granule.chunks()));
        }
        if (incomplete) {
            return;
        }
        if (samples != granule.samplesKept()) {
            faults.accept(
                    fault(granule, "samples", "there are " + samples + ", its record says " + granule.samplesKept()));
        } else if (samples > 0 && (firstMs != granule.firstMs() || lastMs != granule.lastMs())) {
            faults.accept(fault(
                    granule,
                    "times",
                    "its samples are from " + Instant.ofEpochMilli(firstMs) + " to " + Instant.ofEpochMilli(lastMs)
                            + ", its record says " + Instant.ofEpochMilli(granule.firstMs()) + " to "
                            + Instant.ofEpochMilli(granule.lastMs())));
        }
        boolean alike = rowsOfChannels.size() <= 1;
        if (!alike) {
            compareChannels(granule, names, faults);
        }
        if (sound && alike && rows == granule.chunks() && samples == granule.samplesKept()) {
            compareDigest(granule, faults);
        }
    }

    /** Each row is expected to have the channels that most rows have. */
    private void compareChannels(Granule granule, CatalogNumbers names, Consumer<Fault> faults) {
        BitSet usual = rowsOfChannels.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().count))
                .orElseThrow()
                .getKey();
        rowsOfChannels.forEach((channels, own) -> {
            if (!channels.equals(usual)) {
                for (Fault.Chunk where : own.examples) {
                    tellDifference(granule, names, without(usual, channels), "missing", where, faults);
                    tellDifference(granule, names, without(channels, usual), "present", where, faults);
                }
            }
        });
    }

    private static BitSet without(BitSet channels, BitSet others) {
        BitSet left = (BitSet) channels.clone();
        left.andNot(others);
        return left;
    }

    private static void tellDifference(
            Granule granule,
            CatalogNumbers names,
            BitSet channels,
            String how,
            Fault.Chunk where,
            Consumer<Fault> faults) {
        int count = channels.cardinality();
        if (count == 0) {
            return;
        }
        String part = channels.stream()
                .limit(CHANNELS_NAMED)
                .mapToObj(names::channel)
                .collect(Collectors.joining(", ", count == 1 ? "channel " : "channels ", ""));
        if (count > CHANNELS_NAMED) {
            part += " and " + (count - CHANNELS_NAMED) + " more";
        }
        String what = (count == 1 ? "is " : "are ") + how + ", unlike in most chunks of the granule";
        faults.accept(new Fault(granule.id(), granule.fileName(), part, Optional.of(where), what));
    }

    private void compareDigest(Granule granule, Consumer<Fault> faults) {
        if (!granule.digest().isEmpty() && !granule.digest().equals(digest.text())) {
            faults.accept(fault(
                    granule,
                    "cells",
                    "each is sound, but together they are not those that were loaded: some stand in the place of others; load its"
                            + " file again"));
        }
    }

    private static Fault fault(Granule granule, String part, String what) {
        return new Fault(granule.id(), granule.fileName(), part, Optional.empty(), what);
    }
}
