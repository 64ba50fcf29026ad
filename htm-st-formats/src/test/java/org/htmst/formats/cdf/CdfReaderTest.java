package org.htmst.formats.cdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.array.ArrayDescriptor;
import org.htmst.formats.array.ArrayVariable;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.bristol.star.cdf.CdfContent;
import uk.ac.bristol.star.cdf.CdfReader;
import uk.ac.bristol.star.cdf.Variable;

/** CDF files against what jcdf gives raw, and against what is known of their content. */
class CdfReaderTest {

    private static final Path SWARM = Path.of("../sample-data/missions/swarm-a_mag_lr_20160101.cdf");
    private static final Path DE2 = Path.of("../sample-data/missions/de2_ion2s_rpa_19830213_v01.cdf");

    private static Path file(String name) {
        return Path.of("src/test/resources/org/htmst/formats/cdf", name);
    }

    private static ArrayDescriptor descriptor(String json) {
        return ArrayDescriptor.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "descriptor");
    }

    private static Map<String, Variable> raw(Path path) throws IOException {
        return Arrays.stream(new CdfContent(new CdfReader(new File(path.toString()))).getVariables())
                .collect(Collectors.toMap(Variable::getName, v -> v));
    }

    /** Every value of every channel is the raw one, or missing where that is a fill or outside the valid range. */
    private static int checkRaw(Path path, SourceContent content) throws IOException {
        Map<String, Variable> raw = raw(path);
        SampleTable table = content.samples();
        assertEquals(content.samplesRead(), table.size(), "records are in order and all kept");
        int compared = 0;
        for (int c = 0; c < table.channels().size(); c++) {
            Channel channel = table.channels().get(c);
            String called = channel.alias().isEmpty() ? channel.name() : channel.alias();
            Variable variable = raw.get(called.replaceAll("\\[\\d+]$", "").replace("MLT", "mlt"));
            int component = called.endsWith("]") ? Integer.parseInt(called.replaceAll(".*\\[|]", "")) : 0;
            Object record = variable.createRawValueArray();
            for (int i = 0; i < table.size(); i++) {
                variable.readRawRecord(i, record);
                double value = Array.getDouble(record, component);
                double stored = table.values()[c][i];
                if (stored != value) {
                    assertTrue(Double.isNaN(stored), channel + " of record " + i + " is " + stored + ", not " + value);
                    assertTrue(Math.abs(value) > 1e4 || value < 0 || value < 1, channel + ": " + value + " is valid");
                } else {
                    compared++;
                }
            }
        }
        return compared;
    }

    @Test
    void swarmLoadsByItself() throws IOException {
        SourceContent content = SourceFiles.read(SWARM, Optional.empty());
        assertEquals("swarm-mag-lr", content.product().name());
        SampleTable table = content.samples();
        assertEquals(List.of("swarm-a"), table.satellites());
        assertEquals(192 * 4, checkRaw(SWARM, content));
        assertEquals(
                List.of("F", "B_NEC.0", "B_NEC.1", "B_NEC.2"),
                table.channels().stream().map(Channel::name).toList());
        Channel north = table.channels().get(1);
        assertEquals("B_NEC[0]", north.alias());
        assertEquals("nT", north.unit());
        assertEquals(Family.MF, north.family());
        // Geocentric 0.19752 degrees at 6,828.39 km.
        assertEquals(0.1988532118083321, table.latDeg()[0], 1e-12);
        assertEquals(450.25, table.altKm()[0], 0.01);
        assertEquals(List.of("not stored, since they are texts: Spacecraft"), content.warnings());
    }

    @Test
    void dynamicsExplorerLoadsByItself() throws IOException {
        SourceContent content = SourceFiles.read(DE2, Optional.empty());
        assertEquals("de2-rpa", content.product().name());
        SampleTable table = content.samples();
        assertEquals(List.of("de-2"), table.satellites());
        assertEquals(2716, table.size());
        assertEquals(ValueType.FLOAT32, table.positionType());
        assertTrue(checkRaw(DE2, content) > 2716 * 10);
        Channel density = content.product().channel("ionDensity").orElseThrow();
        assertEquals("ions/cc", density.unit());
        assertEquals(List.of((double) -1e-31f), density.missing());
    }

    @Test
    void aFileThatDoesNotSayWhereIsRefusedWithWhatToAdd() {
        String said = assertThrows(
                        HtmStException.class,
                        () -> SourceFiles.read(file("ac_h0_mfi_20230102_v07.cdf"), Optional.empty()))
                .getMessage();
        assertTrue(said.contains("add \"place\", such as {\"lon\": \"VARIABLE\", \"lat\": \"VARIABLE\"}"), said);
        assertTrue(said.contains("htm-st describe ac_h0_mfi_20230102_v07.cdf"), said);
    }

    @Test
    void whatIsNoCdfIsRefused() {
        String said = assertThrows(
                        HtmStException.class, () -> SourceFiles.read(file("enc_not_a_cdf.cdf"), Optional.empty()))
                .getMessage();
        assertTrue(said.contains("is no CDF file: it starts with bytes 49 27 6d"), said);
    }

    @Test
    void rVariablesAreReadWithADescriptor() throws IOException {
        Path ace = file("ac_h0_mfi_20230102_v07.cdf");
        SourceContent content = SourceFiles.read(
                ace,
                Optional.of(
                        descriptor(
                                """
                                {'product': 'ace-mfi', 'title': 'ACE', 'time': {'variable': 'Epoch'}, 'family': 'MF',
                                 'satellite': {'attribute': 'Source_name'}, 'instrument': 'MAG',
                                 'place': {'lon': 0, 'lat': 0},
                                 'channels': [{'variable': 'BGSEc'}, {'variable': 'Magnitude', 'alias': 'B'}]}
                                """)));
        assertEquals(List.of("ac"), content.samples().satellites());
        assertEquals(5400, content.samples().size());
        assertEquals(
                List.of("Magnitude", "BGSEc.0", "BGSEc.1", "BGSEc.2"),
                content.samples().channels().stream().map(Channel::name).toList());
        assertTrue(content.samples().channels().get(1).description().contains("Bx"));
        Variable raw = raw(ace).get("BGSEc");
        float[] record = (float[]) raw.createRawValueArray();
        for (int i = 0; i < 5400; i++) {
            raw.readRawRecord(i, record);
            for (int c = 0; c < 3; c++) {
                double stored = content.samples().values()[1 + c][i];
                assertTrue(stored == record[c] || Double.isNaN(stored) && record[c] < -65534);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enc_a_cdf_with_compressed_vars.cdf",
                "enc_a_col_major_cdf.cdf",
                "enc_a_compressed_cdf.cdf",
                "enc_a_rle_compressed_cdf.cdf"
            })
    void everyEncodingHoldsTheSame(String name) {
        CdfFile plain = CdfFile.open(SourceFile.read(file("enc_a_cdf.cdf")));
        CdfFile other = CdfFile.open(SourceFile.read(file(name)));
        int numbers = 0;
        for (ArrayVariable variable : plain.variables()) {
            ArrayVariable twin = other.variable(variable.name()).orElseThrow();
            assertEquals(variable.shape(), twin.shape());
            if (variable.kind() == ArrayVariable.Kind.NUMBER) {
                assertArrayEquals(plain.numbers(variable), other.numbers(twin), variable.name());
                numbers++;
            } else if (variable.kind() == ArrayVariable.Kind.TEXT && variable.records() > 0) {
                assertEquals(plain.texts(variable), other.texts(twin), variable.name());
            } else if (variable.kind() == ArrayVariable.Kind.TIME) {
                assertArrayEquals(
                        plain.instants(variable).ms(), other.instants(twin).ms(), variable.name());
            }
        }
        assertEquals(8, numbers);
        assertEquals(plain.attributes(), other.attributes());
    }

    /** The file's counters count in the order of row-major indices, whatever the majority of the file. */
    @ParameterizedTest
    @ValueSource(strings = {"enc_a_cdf.cdf", "enc_a_col_major_cdf.cdf"})
    void indicesAreRowMajor(String name) {
        CdfFile file = CdfFile.open(SourceFile.read(file(name)));
        for (String counter : List.of("var2d_counter", "var3d_counter", "var5d_counter")) {
            ArrayVariable variable = file.variable(counter).orElseThrow();
            double[][] numbers = file.numbers(variable);
            for (int r = 0; r < variable.records(); r++) {
                for (int c = 0; c < numbers.length; c++) {
                    assertEquals(r * numbers.length + c, numbers[c][r], counter + " " + r + " " + c);
                }
            }
        }
    }

    @Test
    void everyEncodingLoadsWithADescriptor() {
        ArrayDescriptor descriptor = descriptor(
                """
                {'product': 'made-up', 'title': 'Made up', 'time': {'variable': 'epoch'},
                 'satellite': {'constant': 'none'}, 'place': {'lon': 10, 'lat': 50}, 'family': 'P'}
                """);
        SampleTable first = null;
        for (String name : List.of(
                "enc_a_cdf.cdf",
                "enc_a_cdf_with_compressed_vars.cdf",
                "enc_a_col_major_cdf.cdf",
                "enc_a_compressed_cdf.cdf",
                "enc_a_rle_compressed_cdf.cdf")) {
            SampleTable table =
                    SourceFiles.read(file(name), Optional.of(descriptor)).samples();
            assertEquals(101, table.size());
            assertEquals(
                    List.of("var"), table.channels().stream().map(Channel::name).toList());
            if (first != null) {
                assertArrayEquals(first.values(), table.values());
                assertArrayEquals(first.timeMs(), table.timeMs());
            }
            first = table;
        }
    }

    /** The file tells the same times, every 180 days from 1970 on, in each of CDF's ways; before 1972 leap seconds had fractions. */
    @ParameterizedTest
    @ValueSource(strings = {"epoch", "epoch16", "tt2000"})
    void everyKindOfTimeMayBeTheAxis(String axis) {
        ArrayDescriptor descriptor = descriptor(
                """
                {'product': 'made-up', 'title': 'Made up', 'time': {'variable': 'AXIS', 'finer': 'floor'},
                 'satellite': {'constant': 'none'}, 'place': {'lon': 10, 'lat': 50}, 'family': 'P'}
                """
                        .replace("AXIS", axis));
        SourceContent content = SourceFiles.read(file("enc_a_cdf.cdf"), Optional.of(descriptor));
        SampleTable table = content.samples();
        assertEquals(101, table.size(), content.rejected() + " " + content.warnings());
        for (int i = 0; i < table.size(); i++) {
            assertEquals(180L * 86_400_000 * i, table.timeMs()[i], i < 5 ? 1 : 0, axis + " of record " + i);
        }
    }
}
