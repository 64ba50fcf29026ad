package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;
import org.htmst.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** NetCDF-4 says what classic netCDF says, to this program and to others; where libnetcdf is not, the reason is told. */
class DeflatedAnswerTest {

    private static final List<SampleBatch> ALL = List.of(Batches.FIRST, Batches.SECOND);
    private static final List<Column> COLUMNS = Column.standard(Batches.CHANNELS);

    @TempDir
    private Path folder;

    private Path answer(String name, List<SampleBatch> batches) throws IOException {
        Path file = folder.resolve(name);
        FileForm<AnswerFormat> form = AnswerFormat.form(file, Optional.empty());
        try (AnswerOutput output = AnswerOutput.toFile(file, false, form, COLUMNS, Batches.PROVENANCE)) {
            for (SampleBatch batch : batches) {
                output.printer().print(batch, 0, batch.size());
            }
            output.finish();
        }
        return file;
    }

    /** All that is in a file, in words. */
    private static List<String> content(Path path) throws IOException {
        List<String> words = new ArrayList<>();
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            file.getDimensions().forEach(dimension -> words.add(dimension.toString()));
            add(words, "", file.getGlobalAttributes());
            for (Variable variable : file.getVariables()) {
                words.add(variable.getNameAndDimensions() + " " + variable.getDataType() + " " + variable.read());
                add(words, variable.getShortName(), variable.getAttributes());
            }
        }
        return words;
    }

    private static void add(List<String> words, String of, List<Attribute> attributes) {
        attributes.stream()
                .filter(attribute -> !attribute.getShortName().matches("_Chunk.*|_NCProperties"))
                .sorted(Comparator.comparing(Attribute::getShortName))
                .forEach(attribute -> words.add(of + ":" + attribute));
    }

    @Test
    void netcdf4HasWhatClassicNetcdfHas() throws IOException {
        assumeTrue(DeflatedNetcdf.fault().isEmpty());
        for (List<SampleBatch> batches : List.of(ALL, List.<SampleBatch>of())) {
            Path classic = answer(batches.size() + ".nc", batches);
            Path deflated = answer(batches.size() + ".nc4", batches);
            assertEquals(content(classic), content(deflated));
            assertArrayEquals(new byte[] {(byte) 0x89, 'H', 'D', 'F'}, Arrays.copyOf(Files.readAllBytes(deflated), 4));
            assertEquals(
                    -1, Files.mismatch(deflated, answer(batches.size() + "-again.nc4", batches)), "always the same");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(6, files.count(), "nothing is left beside the answers");
        }
    }

    @Test
    void otherProgramsReadIt() throws IOException {
        assumeTrue(DeflatedNetcdf.fault().isEmpty());
        Path classic = answer("a.nc", ALL);
        OtherProgram ncdump = OtherProgram.require(List.of("ncdump"), "-k", classic.toString());
        Path deflated = answer("a.nc4", ALL);
        assertEquals("netCDF-4\n", ncdump.run("-k", deflated.toString()).text());
        assertEquals(
                data(ncdump.run("-p", "9,17", classic.toString()).text()),
                data(ncdump.run("-p", "9,17", deflated.toString()).text()));
    }

    @Test
    void itIsSmall() throws IOException {
        assumeTrue(DeflatedNetcdf.fault().isEmpty());
        List<SampleBatch> many = Collections.nCopies(10_000, Batches.FIRST);
        long classic = Files.size(answer("a.nc", many));
        long deflated = Files.size(answer("a.nc4", many));
        assertTrue(deflated < classic / 5, deflated + " bytes in place of " + classic);
    }

    private static String data(String dump) {
        return dump.substring(dump.indexOf("data:"));
    }

    @Test
    void aFormThatCannotBeWrittenIsRefusedWithTheReason() {
        FileFormat none = new FileFormat() {
            @Override
            public List<String> suffixes() {
                return List.of(".nc4");
            }

            @Override
            public boolean isText() {
                return false;
            }

            @Override
            public boolean isStreamed() {
                return false;
            }

            @Override
            public Optional<String> fault() {
                return Optional.of("there is no library");
            }
        };
        String why = assertThrows(
                        IllegalArgumentException.class,
                        () -> FileForm.of(Path.of("a.nc4"), Optional.empty(), new FileFormat[] {none}))
                .getMessage();
        assertEquals("output 'a.nc4': there is no library", why);
        assertTrue(AnswerFormat.NETCDF.fault().isEmpty());
    }
}
