package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.verify.Fault;
import org.htmst.hbase.verify.VerifyReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a verification says of a sound store, and of one that was damaged behind its back. */
@ExtendWith(TestStore.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyTest {

    private static final long DAY_MS = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();
    private static final int QUALIFIER_OF_CHANNELS = 4;

    private static DamagedRows rows;
    private static Granule noisy;
    private static Granule other;

    private final TestStore.Running running;
    private final Path home;
    private final Store store;

    VerifyTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
        home = ((StoreLocation.Embedded) running.location()).home();
    }

    @BeforeAll
    static void load(TestStore.Running running) throws IOException {
        rows = new DamagedRows((StoreLocation.Embedded) running.location());
        noisy = running.store().load(MadeSamples.noisyFile(7)).granule();
        other = running.store()
                .load(MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY_MS, 8000, 1), 3))
                .granule();
    }

    @AfterEach
    void repair() throws IOException {
        rows.repair();
    }

    @AfterAll
    static void close() throws IOException {
        rows.close();
    }

    private VerifyReport verify() {
        return store.verify(Optional.empty(), part -> {});
    }

    /** The only fault there is. */
    private Fault fault() {
        VerifyReport report = verify();
        assertEquals(1, report.faultCount(), report.faults().toString());
        return report.faults().get(0);
    }

    private Cell cell(Result row, int qualifier) {
        return Stream.of(row.rawCells())
                .filter(cell -> CellUtil.cloneQualifier(cell)[1] == qualifier)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] flipped(byte[] value) {
        value[value.length / 2] ^= 0x10;
        return value;
    }

    @Test
    void aSoundStoreHasNoFault() {
        VerifyReport report = verify();
        assertEquals(List.of(), report.faults());
        assertEquals(List.of(), report.notes());
        assertEquals(2, report.granules());
        assertEquals(28_000, report.samples());
        assertEquals(noisy.chunks() + other.chunks(), report.rows());
        CommandLineRun run = running.run("verify", "--satellite", "test-2", "--format", "json");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("\"samples\" : 8000"), run.out());
        assertEquals(2, running.run("verify", "99").code());
    }

    @Test
    void aFlippedByteIsNamed() throws IOException {
        Result row = rows.of(noisy.id()).get(3);
        rows.change(cell(row, QUALIFIER_OF_CHANNELS), VerifyTest::flipped);
        CommandLineRun run = running.run("verify");
        assertEquals(1, run.code(), run.err());
        List<String> faults =
                run.lines().stream().filter(line -> line.startsWith("fault ")).toList();
        assertEquals(1, faults.size(), run.out());
        String hex = HexFormat.of().formatHex(row.getRow());
        for (String part : List.of(
                "granule " + noisy.id() + " (noisy.nc), channels calibration, flux, chunk ",
                " test-1 (row " + hex + ")",
                "checksum")) {
            assertTrue(faults.get(0).contains(part), faults.get(0));
        }
        assertEquals(0, running.run("verify", "--satellite", "test-2").code());
        assertEquals(1, running.run("verify", Integer.toString(noisy.id())).code());
        String json = running.run("verify", "--format", "json").out();
        assertTrue(json.contains("\"channels calibration, flux\""), json);
        assertEquals(
                1,
                running.run("query", "--satellite", "test-1", "--channel", "flux")
                        .code());
    }

    @Test
    void damagedGeometryIsNamed() throws IOException {
        Result row = rows.of(noisy.id()).get(5);
        rows.change(cell(row, 0), value -> {
            value[value.length - 3] ^= 1;
            return value;
        });
        assertEquals("geometry", fault().part());
    }

    @Test
    void aMissingRowIsFound() throws IOException {
        rows.remove(rows.of(noisy.id()).get(0));
        List<String> parts = verify().faults().stream().map(Fault::part).toList();
        assertEquals(List.of("rows", "samples"), parts);
    }

    @Test
    void aMissingCellIsNamed() throws IOException {
        Result row = rows.of(other.id()).get(1);
        rows.remove(cell(row, QUALIFIER_OF_CHANNELS));
        Fault fault = fault();
        assertEquals("channel flux", fault.part());
        assertEquals(other.id(), fault.granule());
        assertTrue(fault.what().startsWith("is missing"), fault.what());
        assertEquals("test-2", fault.chunk().orElseThrow().satellite());
    }

    @Test
    void aTruncatedCellIsNamed() throws IOException {
        rows.change(cell(rows.of(other.id()).get(1), QUALIFIER_OF_CHANNELS), value -> Arrays.copyOf(value, 9));
        assertTrue(fault().part().contains("flux"), fault().toString());
    }

    /** No block of them is damaged, and each is as long as its chunk: only the granule's digest tells. */
    @Test
    void cellsInEachOthersPlaceAreFound() throws IOException {
        List<Result> all = rows.of(noisy.id());
        for (int i = 1; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                Cell one = cell(all.get(i), QUALIFIER_OF_CHANNELS);
                Cell two = cell(all.get(j), QUALIFIER_OF_CHANNELS);
                if (samples(one) == samples(two)) {
                    rows.change(one, value -> CellUtil.cloneValue(two));
                    rows.change(two, value -> CellUtil.cloneValue(one));
                    assertEquals(noisy.id() + " cells", fault().granule() + " " + fault().part());
                    return;
                }
            }
        }
        fail("no two chunks have as many samples");
    }

    private static int samples(Cell cell) {
        byte[] value = CellUtil.cloneValue(cell);
        return new ChannelGroup(QUALIFIER_OF_CHANNELS, value, 0, value.length, none -> ChannelModels.NONE).samples();
    }

    @Test
    void aCellOfAnotherLengthIsNamed() throws IOException {
        List<Result> all = rows.of(noisy.id());
        Cell one = cell(all.get(0), QUALIFIER_OF_CHANNELS);
        Cell two = all.stream()
                .map(row -> cell(row, QUALIFIER_OF_CHANNELS))
                .filter(cell -> samples(cell) != samples(one))
                .findFirst()
                .orElseThrow();
        rows.change(one, value -> CellUtil.cloneValue(two));
        List<Fault> faults = verify().faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.part().equals("channel flux")), faults.toString());
    }

    @Test
    void rowsOfNobodyAreFoundAndDeadOnesAreNoFault() throws IOException {
        Result row = rows.of(other.id()).get(0);
        byte[] stranger = row.getRow().clone();
        stranger[stranger.length - 2] = 77;
        rows.copy(row, stranger);
        Fault fault = fault();
        assertEquals("rows", fault.part());
        assertTrue(fault.what().contains("neither live nor in the journal"), fault.what());
        rows.removeForGood(stranger);
        Granule third = store.load(MadeSamples.file("c.nc", "test-3", MadeSamples.times(DAY_MS, 500, 1), 3))
                .granule();
        store.remove(List.of(third));
        VerifyReport report = verify();
        assertEquals(List.of(), report.faults());
        assertEquals(third.chunks(), report.notLiveRows());
        store.vacuum(Duration.ZERO);
        assertEquals(0, verify().notLiveRows());
    }

    @Test
    void cellsThatNoProgramOfOursWroteAreListed() throws IOException {
        byte[] live = rows.of(other.id()).get(0).getRow();
        byte[] nobody = live.clone();
        nobody[nobody.length - 2] = 77;
        byte[] ep = {'E', 'P'};
        List<byte[]> qualifiers = List.of(
                "abc".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0, 2},
                new byte[0],
                new byte[] {0x1b, '[', '3', '1', 'm'},
                new byte[300]);
        for (byte[] qualifier : qualifiers) {
            rows.add(live, ep, qualifier);
        }
        rows.add(nobody, ep, qualifiers.get(0));
        CommandLineRun run = running.run("verify");
        assertEquals(1, run.code(), run.err());
        assertFalse(run.err().contains("internal error"), run.err());
        VerifyReport report = verify();
        assertEquals(qualifiers.size() + 2, report.faultCount(), report.faults().toString());
        for (String name : List.of("cell EP:abc", "cell EP:\\x00\\x02", "cell EP:", "cell EP:\\x1B[31m")) {
            assertTrue(
                    report.faults().stream()
                            .anyMatch(fault -> fault.granule() == other.id()
                                    && fault.part().equals(name)),
                    name + " is not among " + report.faults());
        }
        assertEquals(1, running.run("verify", Integer.toString(other.id())).code());
        assertEquals(0, running.run("verify", Integer.toString(noisy.id())).code());
        assertEquals("28000\n", running.run("count").out());
        for (byte[] qualifier : qualifiers) {
            rows.removeForGood(live, ep, qualifier);
        }
        rows.removeForGood(nobody);
        aSoundStoreHasNoFault();
    }

    @Test
    void rowsAndFamiliesThatAreNoneOfOursAreListed() throws IOException {
        byte[] ep = {'E', 'P'};
        byte[] live = rows.of(noisy.id()).get(0).getRow();
        List<byte[]> strange = List.of(
                new byte[] {'x'},
                Arrays.copyOf(live, live.length + 5),
                Arrays.copyOf(live, live.length - 1),
                "a row of somebody".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xfe, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14});
        for (byte[] row : strange) {
            rows.add(row, ep, new byte[] {'a', 'b', 'c'});
        }
        VerifyReport report = verify();
        assertEquals(strange.size(), report.faultCount(), report.faults().toString());
        assertTrue(report.faults().stream()
                .allMatch(fault -> fault.granule() == 0 && fault.part().equals("row")));
        // What is none of ours is left alone.
        Granule third = store.load(MadeSamples.file("c.nc", "test-3", MadeSamples.times(DAY_MS, 500, 1), 3))
                .granule();
        store.remove(List.of(third));
        store.vacuum(Duration.ZERO);
        assertEquals(strange.size(), verify().faultCount());
        for (byte[] row : strange) {
            rows.removeForGood(row);
        }
        byte[] family = {'Z', 'Z'};
        rows.alter(family, true);
        rows.add(live, family, new byte[] {0, 0});
        assertEquals("cell ZZ:\\x00\\x00", fault().part());
        rows.alter(family, false);
        aSoundStoreHasNoFault();
    }

    @Test
    void anExtraRowIsFound() throws IOException {
        Result row = rows.of(noisy.id()).get(2);
        byte[] key = row.getRow().clone();
        key[key.length - 1] = (byte) other.id();
        rows.copy(row, key);
        VerifyReport report = verify();
        assertTrue(
                report.faults().stream()
                        .anyMatch(fault ->
                                fault.granule() == other.id() && fault.part().equals("row")),
                report.faults().toString());
        rows.removeForGood(key);
    }

    @Test
    void aWrongCountInTheCatalogIsFound() throws IOException {
        rows.changeCatalog("live/made/test-2", json -> json.replace("\"samplesKept\":8000", "\"samplesKept\":7999"));
        List<String> parts = store.verify(Optional.of(store.catalog().granules()), part -> {}).faults().stream()
                .map(fault -> fault.granule() + " " + fault.part())
                .toList();
        assertEquals(List.of(other.id() + " catalog", other.id() + " samples"), parts);
    }

    /** The file lies on a disk that has no checksums of its own. HBase notices, asks for those, finds none, and goes on. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aByteFlippedOnDiskIsFound() throws IOException {
        Path file = largestFile();
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        damaged[sound.length / 3] ^= 0x10;
        Files.write(file, damaged);
        rows.forgetBlocks();
        VerifyReport report = verify();
        assertFalse(report.faults().isEmpty());
        assertTrue(
                report.faults().stream()
                        .allMatch(fault -> fault.granule() == noisy.id()
                                || fault.granule() == 0 && fault.what().contains("HBase cannot read any")),
                report.faults().toString());
        Files.write(file, sound);
        rows.forgetBlocks();
        assertEquals(List.of(), verify().faults());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatHBaseCannotReadIsNamedAndTheRestIsChecked() throws IOException {
        Path file = largestFile();
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        int second = text.indexOf("DATABLK*", text.indexOf("DATABLK*") + 1);
        damaged[second] ^= 1;
        Files.write(file, damaged);
        rows.forgetBlocks();
        // The file of the only family: nothing else tells the keys of its rows. HBase's client prints what the server
        // says of each.
        PrintStream errors = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        List<Fault> faults;
        try {
            faults = verify().faults();
        } finally {
            System.setErr(errors);
        }
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> fault.granule() == 0 && fault.what().contains("HBase cannot read any")),
                faults.toString());
        assertTrue(
                faults.stream()
                        .anyMatch(fault ->
                                fault.granule() == noisy.id() && fault.part().equals("rows")),
                faults.toString());
        assertTrue(faults.stream().noneMatch(fault -> fault.granule() == other.id()), faults.toString());
        Files.write(file, sound);
    }

    private Path largestFile() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("hbase/data/htmst/samples"))) {
            return files.filter(file -> file.getParent().endsWith("EP"))
                    .filter(Files::isRegularFile)
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }
}
