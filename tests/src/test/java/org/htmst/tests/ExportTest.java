package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.Array;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** The four real files, loaded and written back: every variable equal, the same samples, the same answers. */
@ExtendWith(TestStore.class)
class ExportTest {

    /** Root attributes of two of the real files cannot be read. */
    private static final List<String> UNREADABLE = List.of("poes_n15_20191024_proc.nc", "poes_n19_20191024_proc.nc");

    private final TestStore.Running running;
    private final Store store;

    @TempDir
    private static Path folder;

    ExportTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @BeforeAll
    static void loadAndExport(TestStore.Running running) {
        List<String> arguments = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(file -> arguments.add(file.toString()));
        assertEquals(0, running.run(arguments.toArray(String[]::new)).code());
        CommandLineRun export = running.run("export", "--product", "poes-proc,poes-raw", "-o", folder.toString());
        assertEquals(0, export.code(), export.err());
        assertTrue(export.err().contains("poes_n18_20191024_proc.nc: 22411 samples"), export.err());
    }

    @Test
    void everyVariableIsEqual() throws IOException {
        int compared = 0;
        for (Path original : SampleFiles.NETCDF) {
            Path written = folder.resolve(original.getFileName());
            try (NetcdfFile before = NetcdfFile.openInMemory(original.toString());
                    NetcdfFile after = NetcdfFile.openInMemory(written.toString())) {
                assertEquals(names(before), names(after));
                for (Variable variable : before.getVariables()) {
                    compare(variable, after.findVariable(variable.getShortName()), original);
                    compared++;
                }
                if (!UNREADABLE.contains(original.getFileName().toString())) {
                    compareAttributes(before.getGlobalAttributes(), after.getGlobalAttributes(), Set.of("history"));
                }
            }
        }
        assertEquals(3 * 158 + 78, compared);
    }

    private static List<String> names(NetcdfFile file) {
        return file.getVariables().stream().map(Variable::getShortName).toList();
    }

    private static void compare(Variable before, Variable after, Path file) throws IOException {
        String what = file.getFileName() + " " + before.getShortName();
        assertEquals(before.getDimensionsString(), after.getDimensionsString(), what);
        boolean isTime = before.getShortName().equals("time");
        // The classic format has no 64-bit integers.
        assertEquals(
                isTime ? "double" : before.getDataType().toString(),
                after.getDataType().toString(),
                what);
        assertEquals(before.isUnsigned() && !isTime, after.isUnsigned(), what);
        Array expected = before.read();
        Array actual = after.read();
        assertEquals(expected.getSize(), actual.getSize(), what);
        for (int i = 0; i < expected.getSize(); i++) {
            if (isTime) {
                assertEquals(expected.getLong(i), (long) actual.getDouble(i), what);
            } else {
                assertEquals(expected.getObject(i), actual.getObject(i), what);
            }
        }
        compareAttributes(before.getAttributes(), after.getAttributes(), Set.of("_Unsigned"));
    }

    private static void compareAttributes(List<Attribute> before, List<Attribute> after, Set<String> added) {
        Set<String> expected = before.stream()
                .filter(attribute -> !added.contains(attribute.getShortName()))
                .filter(attribute -> !attribute.getShortName().startsWith("_"))
                .map(ExportTest::text)
                .collect(Collectors.toSet());
        Set<String> actual = after.stream()
                .filter(attribute -> !added.contains(attribute.getShortName()))
                .map(ExportTest::text)
                .collect(Collectors.toSet());
        assertEquals(expected, actual);
    }

    /** HDF5 tells an attribute without a value from one with an empty text, the classic format does not. */
    private static String text(Attribute attribute) {
        return attribute.toString().replace("\"\"", "");
    }

    @Test
    void ourReaderFindsTheSameSamples() throws IOException {
        for (Path original : SampleFiles.NETCDF) {
            SampleTable expected = SampleFiles.read(original).samples();
            assertSame(
                    expected,
                    SampleFiles.read(folder.resolve(original.getFileName())).samples());
            Granule granule = store.catalog().granules().stream()
                    .filter(each ->
                            each.fileName().equals(original.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
            assertSame(expected, store.samples(granule));
        }
    }

    private static void assertSame(SampleTable expected, SampleTable actual) {
        assertEquals(expected.positionType(), actual.positionType());
        assertEquals(expected.satellites(), actual.satellites());
        assertArrayEquals(expected.satellite(), actual.satellite());
        assertArrayEquals(expected.timeMs(), actual.timeMs());
        assertArrayEquals(expected.lonDeg(), actual.lonDeg());
        assertArrayEquals(expected.latDeg(), actual.latDeg());
        assertArrayEquals(expected.altKm(), actual.altKm());
        assertEquals(new HashSet<>(expected.channels()), new HashSet<>(actual.channels()));
        for (int c = 0; c < expected.channels().size(); c++) {
            int own = actual.channels().indexOf(expected.channels().get(c));
            assertArrayEquals(
                    expected.values()[c],
                    actual.values()[own],
                    expected.channels().get(c).name());
        }
    }

    /** Each takes the place of the file it came from, so that nothing of that one answers any more. */
    @Test
    void loadedInTheirPlaceTheyGiveTheSameAnswers() {
        List<String> questions = List.of(
                "query --region saa --channel e3/90,L_IGRF --order time",
                "query --product poes-raw --lat 80,90 --order time --keep-flagged --channel DPU_V,HK_key",
                "count --summary --channel ted_ele_tel0_flux_4 --channel mep_omni_flux_p1");
        List<String> expected = questions.stream().map(this::answer).toList();
        List<String> load = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(
                file -> load.add(folder.resolve(file.getFileName()).toString()));
        CommandLineRun loaded = run(load.toArray(String[]::new));
        assertEquals(0, loaded.code(), loaded.err());
        assertTrue(loaded.out().contains("4 files: 4 replaced"), loaded.out());
        assertEquals(expected, questions.stream().map(this::answer).toList());
        assertEquals(0, run("verify").code());
    }

    private String answer(String question) {
        CommandLineRun run = run(question.split(" "));
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    /** Both kinds of CSV file, with floats, whole numbers, sentinels, empty fields and two satellites. */
    @Test
    void aCsvFileComesBackAsOneThatLoadsToEqualValues(@TempDir Path written) throws IOException {
        for (String name : List.of("swarm-like-efi.csv", "swarm-like-vfm.csv.gz", "accelerometer-like-density.csv")) {
            CommandLineRun loaded = run("load", SampleFiles.FOLDER.resolve(name).toString());
            assertEquals(0, loaded.code(), loaded.err());
            String product = name.replaceFirst("\\.csv.*", "");
            CommandLineRun export = run("export", "--product", product, "-o", written.toString());
            assertEquals(0, export.code(), export.err());
            assertSame(
                    SampleFiles.read(SampleFiles.FOLDER.resolve(name)).samples(),
                    SampleFiles.read(written.resolve(name)).samples());
            String before = answer("query --product " + product + " --order time --keep-flagged");
            CommandLineRun again = run("load", written.resolve(name).toString());
            assertEquals(0, again.code(), again.err());
            assertTrue(again.out().contains("1 replaced"), again.out());
            assertEquals(before, answer("query --product " + product + " --order time --keep-flagged"));
            assertEquals(
                    2,
                    run("export", "--product", product, "-o", written.toString())
                            .code(),
                    "what exists is kept");
            assertEquals(
                    2,
                    run(
                                    "export",
                                    "--product",
                                    product,
                                    "-o",
                                    written.resolve("x.nc").toString())
                            .code());
        }
    }

    @Test
    void refusesWhatItCannotWriteAndWhatExists() {
        CommandLineRun again = run("export", "--satellite", "noaa-18", "-o", folder.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("--overwrite"), again.err());
        CommandLineRun asText = run(
                "export",
                "--satellite",
                "noaa-18",
                "-o",
                folder.resolve("a.csv").toString());
        assertEquals(2, asText.code());
        assertTrue(asText.err().contains("let the name of a file end in .nc"), asText.err());
        CommandLineRun oneForAll = run(
                "export",
                "--product",
                "poes-proc,poes-raw",
                "-o",
                folder.resolve("all.nc").toString());
        assertEquals(2, oneForAll.code());
        assertTrue(oneForAll.err().contains("name a directory"), oneForAll.err());
        assertEquals(2, run("export", "-o", folder.toString()).code());
        assertEquals(2, run("export", "99", "-o", folder.toString()).code());
    }

    /** One descriptor tells of both files, but of what is written of them each has its own. */
    @Test
    void twoCsvFilesOfOneStemAreNotWrittenIntoOneFolder(@TempDir Path stems) throws IOException {
        String sample = Files.readString(SampleFiles.FOLDER.resolve("accelerometer-like-density.csv"));
        Path first = Files.writeString(stems.resolve("stem.csv"), sample);
        Path second = Files.writeString(
                stems.resolve("stem.txt"), sample.substring(0, sample.lastIndexOf('\n', sample.length() - 2) + 1));
        String descriptor = Files.readString(SampleFiles.FOLDER.resolve("accelerometer-like-density.json"));
        Files.writeString(stems.resolve("stem.json"), descriptor.replaceFirst("(\"product\": *\")[^\"]*", "$1stem"));
        CommandLineRun loaded = run("load", first.toString(), second.toString());
        assertEquals(0, loaded.code(), loaded.err());
        String[] ids = store.catalog().granules().stream()
                .filter(granule -> granule.fileName().startsWith("stem."))
                .map(granule -> Integer.toString(granule.id()))
                .toArray(String[]::new);
        Path written = stems.resolve("written");
        CommandLineRun both = run("export", ids[0], ids[1], "-o", written.toString());
        assertEquals(2, both.code(), both.err());
        assertTrue(
                both.err()
                        .contains("would both be written to " + written.resolve("stem.json")
                                + "; export them into two directories"),
                both.err());
        assertFalse(Files.exists(written), "nothing is written");
        assertEquals(0, run("export", ids[0], "-o", written.toString()).code());
        assertEquals(2, run("export", ids[1], "-o", written.toString()).code(), "what exists is kept");
        assertEquals(0, run("rm", ids[0], ids[1]).code());
    }

    private CommandLineRun run(String... arguments) {
        return running.run(arguments);
    }
}
