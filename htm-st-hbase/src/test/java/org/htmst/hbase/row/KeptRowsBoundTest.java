package org.htmst.hbase.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;
import org.junit.jupiter.api.Test;

/** What is kept takes no more memory than it may, and is found by those for whom it was proven to be whole. */
class KeptRowsBoundTest {

    private static final ChunkKeyFormat KEYS = new ChunkKeyFormat(40);
    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = 16_800 * DAY_MS;

    private static Granule granule(int id, String digest) {
        return new Granule(
                id,
                "made",
                List.of("test-1"),
                List.of(Family.EP),
                List.of(),
                id + ".nc",
                1000,
                "00",
                "",
                START_MS,
                START_MS + DAY_MS - 1,
                10,
                10,
                new TreeMap<>(),
                1,
                digest,
                0,
                "",
                0,
                "",
                5,
                0,
                0);
    }

    private static RowDay day(long code) {
        return new RowDay("EP:0 EP:4", code, START_MS, START_MS + DAY_MS);
    }

    private static RowCells row(long code, int bytes) {
        byte[] key = KEYS.encode(new ChunkKey(code, START_MS + 5, 1, 1));
        byte[] family = StoreTables.family(Family.EP);
        return RowCells.of(
                Result.create(List.of(
                        new KeyValue(key, family, Qualifier.encode(Qualifier.GEOMETRY), new byte[bytes / 2]),
                        new KeyValue(key, family, Qualifier.encode(4), new byte[bytes / 2]))),
                KEYS);
    }

    private static ReadProof proof(Optional<String> generation) {
        return new ReadProof(generation, Long.MAX_VALUE);
    }

    @Test
    void noMoreIsKeptThanFits() {
        KeptRows kept = new KeptRows(1 << 20);
        ReadProof proof = proof(Optional.empty());
        proof.stand(false);
        List<Granule> granules = List.of(granule(1, ""));
        for (long code = 0; code < 3000; code++) {
            kept.put(day(code), List.of(row(code, 2000).toKeep()), granules, proof);
            assertTrue(kept.weight() <= 1 << 20, kept.weight() + " bytes after " + code + " days");
        }
        long found = LongStream.range(0, 3000)
                .filter(code -> kept.find(day(code), granules, proof) != null)
                .count();
        assertTrue(found > 100 && found < 525, found + " days");
        kept.forget();
        assertEquals(0, kept.weight());
    }

    @Test
    void daysWithoutRowsAreCountedToo() {
        KeptRows kept = new KeptRows(1 << 16);
        ReadProof proof = proof(Optional.empty());
        LongStream.range(0, 1000).forEach(code -> kept.put(day(code), List.of(), List.of(), proof));
        assertTrue(kept.weight() <= 1 << 16, kept.weight() + " bytes");
    }

    @Test
    void oneQuestionLeavesNoMoreThanItsPart() {
        KeptRows kept = new KeptRows(1 << 20);
        ReadProof proof = new ReadProof(Optional.empty(), kept.bytesOfOneQuestion());
        for (long code = 0; proof.hasRoom(); code++) {
            kept.put(day(code), List.of(row(code, 2000).toKeep()), List.of(), proof);
            assertTrue(code < (1 << 18) / 2000, code + " days");
        }
        proof.stand(true);
        assertNull(kept.find(day((1 << 18) / 2000), List.of(), proof));
    }

    @Test
    void aCopyHoldsNothingElseAndSaysTheSame() {
        RowCells row = row(7, 600);
        RowCells copy = row.toKeep();
        assertEquals(row.key(), copy.key());
        assertTrue(row.bytesRead() > 600 && !row.isKept());
        assertTrue(copy.bytesRead() == 0 && copy.isKept());
        assertEquals(600, copy.cells().get(0).bytes().length, "both values and no more");
        assertEquals(
                List.of(0, 4), copy.cells().stream().map(RowCell::qualifier).toList());
    }

    @Test
    void rowsAreFoundByThoseForWhomTheyAreWhole() {
        KeptRows kept = new KeptRows(1 << 20);
        ReadProof proof = proof(Optional.of("one"));
        Granule first = granule(1, "a");
        Granule second = granule(2, "b");
        kept.put(day(1), List.of(row(1, 100).toKeep()), List.of(first), proof);
        ReadProof same = proof(Optional.of("one"));
        ReadProof later = proof(Optional.of("two"));
        assertNull(kept.find(day(1), List.of(first), same), "nothing is proven");
        proof.stand(false);
        assertNotNull(kept.find(day(1), List.of(first), same));
        assertNotNull(kept.find(day(1), List.of(granule(1, "a")), later));
        assertNull(kept.find(day(1), List.of(first, second), same), "only some granules are proven to be whole");
        assertNull(kept.find(day(1), List.of(granule(1, "c")), later), "written anew since");
        proof.stand(true);
        assertNotNull(kept.find(day(1), List.of(first, second), same));
        assertNull(kept.find(day(1), List.of(first, second), later));
        assertNull(kept.find(day(1), List.of(first, second), proof(Optional.empty())));
        assertNull(kept.find(day(2), List.of(first), same));
        assertNull(kept.find(new RowDay("EP:0 EP:5", 1, START_MS, START_MS + DAY_MS), List.of(first), same));
        kept.drop(day(1));
        assertNull(kept.find(day(1), List.of(first), same));
    }

    @Test
    void rowsAreOfTheirDay() {
        RowDay day = new RowDay("", 5, START_MS, START_MS + 3_600_000);
        long[] startsMs = {START_MS - 1, START_MS, START_MS + 3_599_999, START_MS + 3_600_000};
        int[] places = {-1, 0, 0, 1};
        IntStream.range(0, startsMs.length)
                .forEach(i -> assertEquals(places[i], day.compare(new ChunkKey(5, startsMs[i], 1, 1))));
        assertTrue(day.compare(new ChunkKey(4, START_MS + DAY_MS, 1, 1)) < 0);
        assertTrue(day.compare(new ChunkKey(6, START_MS, 1, 1)) > 0);
        assertEquals(new RowDay("", 5, START_MS, START_MS + DAY_MS), day.whole());
    }
}
