package org.htmst.formats.csv;

import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Product;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {

    private static final String DESCRIPTOR =
            """
            {"product": "probe", "title": "A probe", "delimiter": ";", "comment": "#",
             "time": {"column": "t", "format": "iso-8601"},
             "satellite": {"column": "sat"},
             "place": {"lon": "x", "lat": "y", "alt": "z", "altUnit": "m"},
             "channels": [
               {"name": "ne", "family": "P", "instrument": "LP", "type": "float32", "unit": "cm-3", "missing": [-1e31]},
               {"name": "flag", "column": "f", "family": "P", "instrument": "LP", "type": "uint8", "missing": [255]},
               {"name": "count", "family": "EP", "instrument": "X", "type": "int32"},
               {"name": "wide", "family": "MF", "instrument": "M", "type": "float64"}]}
            """;
    private static final String HEADER = "t;sat;x;y;z;ne;f;count;wide;more\n";
    private static final String GOOD = "2020-02-29T12:00:00.125Z;a-1;10.5;-20.25;450000;0.1;1;7;0.1;x\n";

    @TempDir
    private Path folder;

    @Test
    void valuesAreThoseOfTheText() throws Exception {
        SourceContent content = read(HEADER + "# a comment\n\n" + GOOD
                + "2020-02-29T11:00:00;b;-180;90;;-1e31;;2147483647;nan;\n"
                + "2020-02-29T13:00:00+02:00;a-1;360;-90;0;NaN;255;-5;1e300;\n");
        assertEquals(3, content.samples().size());
        assertEquals(
                "2020-02-29T11:00:00Z",
                Instant.ofEpochMilli(content.samples().timeMs()[0]).toString());
        assertEquals(125, content.samples().timeMs()[2] % 1000);
        assertEquals(List.of("a-1", "b"), content.samples().satellites());
        assertArrayEquals(new int[] {0, 1, 0}, content.samples().satellite());
        assertArrayEquals(new double[] {360, -180, 10.5}, content.samples().lonDeg());
        assertArrayEquals(new double[] {0, Double.NaN, 450}, content.samples().altKm());
        assertArrayEquals(new double[] {Double.NaN, -1e31f, 0.1f}, column(content, "ne"));
        assertTrue(content.product().channel("ne").orElseThrow().isMissing(column(content, "ne")[1]));
        assertArrayEquals(new double[] {255, 255, 1}, column(content, "flag"));
        assertArrayEquals(new double[] {-5, Integer.MAX_VALUE, 7}, column(content, "count"));
        assertArrayEquals(new double[] {1e300, Double.NaN, 0.1}, column(content, "wide"));
        assertEquals(List.of("1 columns are not described and not stored: more"), content.warnings());
    }

    @Test
    void wrongRecordsAreRejectedByLineAndColumn() throws Exception {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("2020-02-30T12:00:00Z;a;0;0;0;0;0;0;0;", "time"),
                Map.entry("2021-02-29T12:00:00Z;a;0;0;0;0;0;0;0;", "time"),
                Map.entry("2020-01-01T12:00:00.0001Z;a;0;0;0;0;0;0;0;", "time"),
                Map.entry("1800-01-01T12:00:00Z;a;0;0;0;0;0;0;0;", "time"),
                Map.entry(";a;0;0;0;0;0;0;0;", "time"),
                Map.entry("2020-01-01T12:00:00Z;A B;0;0;0;0;0;0;0;", "satellite"),
                Map.entry("2020-01-01T12:00:00Z;;0;0;0;0;0;0;0;", "satellite"),
                Map.entry("2020-01-01T12:00:00Z;a;360.1;0;0;0;0;0;0;", "longitude"),
                Map.entry("2020-01-01T12:00:00Z;a;;0;0;0;0;0;0;", "longitude"),
                Map.entry("2020-01-01T12:00:00Z;a;0;-90.5;0;0;0;0;0;", "latitude"),
                Map.entry("2020-01-01T12:00:00Z;a;0;north;0;0;0;0;0;", "latitude"),
                Map.entry("2020-01-01T12:00:00Z;a;0;0;1e400;0;0;0;0;", "altitude"),
                Map.entry("2020-01-01T12:00:00Z;a;0;0;0;0;0;;0;", "value"),
                Map.entry("2020-01-01T12:00:00Z;a;0;0;0;0;0;0;0", "fields"));
        for (Map.Entry<String, String> line : wrong.entrySet()) {
            SourceContent content = read(HEADER + GOOD + line.getKey() + "\n");
            assertEquals(Map.of(line.getValue(), 1), content.rejected(), line.getKey());
            assertEquals(2, content.samplesRead());
            String where = line.getValue().equals("fields") ? "line 3: " : "line 3: column ";
            assertTrue(
                    content.rejectedExamples().get(0).startsWith(where),
                    content.rejectedExamples().get(0));
        }
        SourceContent content = read(HEADER + GOOD + GOOD + GOOD.replace("a-1", "a-2"));
        assertEquals(Map.of("repeated time", 1), content.rejected());
        assertEquals(
                List.of("line 3: column t: the time and satellite are those of line 2"), content.rejectedExamples());
        assertEquals(2, content.samples().size());
    }

    @Test
    void aValueOutOfItsTypeIsMissing() throws Exception {
        for (String line : List.of(
                "1e39;0;0;0;",
                "0x10;0;0;0;",
                "0;256;0;0;",
                "0;0.5;0;0;",
                "0;0;0;9007199254740993;",
                "0;0;0;Infinity;")) {
            SourceContent content = read(HEADER + GOOD + "2020-01-01T12:00:00Z;a;0;0;0;" + line + "\n");
            assertEquals(Map.of(), content.rejected(), line);
            assertEquals(2, content.samples().size(), line);
            assertTrue(
                    content.warnings().stream().anyMatch(warning -> warning.startsWith("line 3: column ")),
                    content.warnings().toString());
        }
    }

    @Test
    void wrongFilesAreErrors() throws Exception {
        assertFails("", "is empty");
        assertFails(HEADER, "has no records, only a header");
        assertFails("t;sat;x;y;z;ne;count;wide\n" + GOOD, "has no column 'f'; its columns: t, sat, x");
        assertFails("t;t\n1;1\n", "column 't' is named twice");
        assertFails(HEADER + "soon;a;0;0;0;0;0;0;0;\n", "none of its 1 records can be used: line 2: column t: 'soon'");
        assertFails(HEADER + GOOD + "\"open", "cannot be read after record");
        byte[] latin = (HEADER + GOOD.replace('x', '\u00e9')).getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.csv"), latin);
        assertTrue(error(file).contains("cannot be read"), error(file));
        assertEquals(
                "the last line has no end; the file may be cut",
                read(HEADER + GOOD.strip()).warnings().get(0));
    }

    @Test
    void gzipIsUnpackedAndItsCutsNoticed() throws Exception {
        byte[] whole = gzip(HEADER + GOOD);
        Files.writeString(folder.resolve("a.json"), DESCRIPTOR);
        Path file = Files.write(folder.resolve("a.csv.gz"), whole);
        assertEquals(1, SourceFiles.read(file, Optional.empty()).samples().size());
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int length = 2 + random.nextInt(whole.length - 2);
            Files.write(file, Arrays.copyOf(whole, length));
            assertTrue(
                    error(file).contains("is truncated: its gzip member 1 is cut after " + length + " bytes"),
                    "seed " + seed + ", length " + length);
        }
    }

    @Test
    void theDescriptorIsFoundBesideTheFileOrAskedFor() throws Exception {
        Path file = Files.writeString(folder.resolve("lonely.csv"), HEADER + GOOD);
        HtmStException e = assertThrows(HtmStException.class, () -> SourceFiles.read(file, Optional.empty()));
        assertTrue(e.getMessage().contains("lonely.json or name one with --descriptor"), e.getMessage());
        Files.writeString(folder.resolve("lonely.json"), DESCRIPTOR);
        assertEquals(1, SourceFiles.read(file, Optional.empty()).samples().size());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws Exception {
        assertEquals(1, read("\uFEFF" + HEADER + GOOD).samples().size());
    }

    @Test
    void wrongDescriptorsAreErrors() throws Exception {
        assertDescriptorFails("\"comment\"", "\"coment\"", "field 'coment' is unknown; allowed: ");
        assertDescriptorFails("\"product\": \"probe\",", "", "field 'product' is missing");
        assertDescriptorFails("\"family\": \"MF\"", "\"family\": \"MAG\"", "field 'channels[3].family'");
        assertDescriptorFails("\"int32\"", "\"int33\"", "type 'int33' is unknown; allowed: int8");
        assertDescriptorFails("\"int32\"", "\"\\u001b[2J\"", "type '\\u001b[2J' is unknown; allowed: int8");
        assertDescriptorFails("[255]", "[256]", "channel flag: missing value 256.0 is no value of type uint8");
        assertDescriptorFails("\"iso-8601\"", "\"epoch-us\"", "time format 'epoch-us' is unknown");
        assertDescriptorFails("\"iso-8601\"", "\"bbbb\"", "time format 'bbbb' is neither");
        assertDescriptorFails("\"column\": \"sat\"", "", "satellite needs either a column or a constant");
        assertDescriptorFails("\"altUnit\": \"m\"", "\"altUnit\": \"ft\"", "altUnit 'ft' is not allowed; use km or m");
        assertDescriptorFails("\";\"", "\"::\"", "field 'delimiter' is '::'; one ASCII character was expected");
        assertDescriptorFails("\";\"", "\"#\"", "delimiter and comment are both '#'");
        assertDescriptorFails("\"wide\"", "\"ne\"", "the name or alias of channel ne is taken");
        assertDescriptorFails("\"probe\"", "\"My Probe\"", "product name 'My Probe' is not allowed");
        assertDescriptorFails("}]}", "}]", "is not valid JSON");
    }

    @Test
    void productOfTheDescriptor() throws Exception {
        Product product = read(HEADER + GOOD).product();
        assertEquals("probe", product.name());
        assertEquals(Family.EP, product.channel("count").orElseThrow().family());
    }

    private SourceContent read(String text) throws IOException {
        return SourceFiles.read(Files.writeString(folder.resolve("a.csv"), text), Optional.of(descriptor(DESCRIPTOR)));
    }

    private CsvDescriptor descriptor(String json) throws IOException {
        return CsvDescriptor.read(Files.writeString(folder.resolve("descriptor.json"), json));
    }

    private String error(Path file) {
        HtmStException e =
                assertThrows(HtmStException.class, () -> SourceFiles.read(file, Optional.of(descriptor(DESCRIPTOR))));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        return e.getMessage();
    }

    private void assertFails(String text, String message) throws IOException {
        String error = error(Files.writeString(folder.resolve("bad.csv"), text));
        assertTrue(error.contains(message), error);
    }

    private void assertDescriptorFails(String right, String wrong, String message) {
        assertTrue(DESCRIPTOR.contains(right), right);
        HtmStException e =
                assertThrows(HtmStException.class, () -> descriptor(DESCRIPTOR.replace(right, wrong)), message);
        assertTrue(e.getMessage().contains("descriptor.json: "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
