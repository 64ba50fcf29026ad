package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerOutputTest {

    private static final List<Column> COLUMNS = Column.standard(Batches.CHANNELS);

    @TempDir
    private Path folder;

    @Test
    void aCsvFileComesWithItsMetadata() throws IOException {
        Path file = folder.resolve("a.csv");
        try (AnswerOutput answer =
                AnswerOutput.toFile(file, false, plain(AnswerFormat.CSV), COLUMNS, Batches.PROVENANCE)) {
            Batches.print(answer.printer());
            assertFalse(Files.exists(file), "not yet whole");
            answer.finish();
        }
        assertEquals(5, Files.readAllLines(file).size());
        JsonNode metadata = new ObjectMapper()
                .readTree(folder.resolve("a.csv-metadata.json").toFile());
        assertEquals("a.csv", metadata.get("url").asText());
        assertEquals("flux", metadata.at("/tableSchema/columns/5/name").asText());
        assertEquals(
                "#/cm2", metadata.at("/tableSchema/columns/5/schema:unitText").asText());
        assertEquals(
                "00ff", metadata.at("/prov:wasDerivedFrom/sources/0/sha256").asText());
        assertEquals(2, files());
    }

    private static FileForm<AnswerFormat> plain(AnswerFormat format) {
        return new FileForm<>(format, false);
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv,CSV,false",
        "A.CSV,CSV,false",
        "a.b.csv,CSV,false",
        "a.csv.gz,CSV,true",
        "a.jsonl,JSONL,false",
        "a.ndjson,JSONL,false",
        "a.JSONL.GZ,JSONL,true",
        "a.geojson,GEOJSON,false",
        "a.geojson.gz,GEOJSON,true",
        "a.covjson,COVERAGEJSON,false",
        "a.nc,NETCDF,false",
        "a.NC,NETCDF,false",
        "a.arrow,ARROW,false",
        "a.Feather,ARROW,false",
        "a.parquet,PARQUET,false",
        "a.nc4,NETCDF4,false",
        "a.csv.nc,NETCDF,false",
        "a.nc.csv,CSV,false"
    })
    void theNameSaysTheForm(String name, AnswerFormat format, boolean compressed) {
        assertEquals(new FileForm<>(format, compressed), AnswerFormat.form(folder.resolve(name), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.json", "a.txt", "a.gz", "a.nc3", "a.cdf", "csv", "nc", "a.nc.bz2", "a.csv "})
    void aNameThatSaysNoneIsAskedBackAndTheOptionDecides(String name) {
        Path file = folder.resolve(name);
        var e = assertThrows(IllegalArgumentException.class, () -> AnswerFormat.form(file, Optional.empty()));
        for (String known : List.of(".csv", ".jsonl", ".ndjson", ".geojson", ".nc", "--format")) {
            assertTrue(e.getMessage().contains(known), e.getMessage());
        }
        assertEquals(
                AnswerFormat.GEOJSON,
                AnswerFormat.form(file, Optional.of(AnswerFormat.GEOJSON)).format());
    }

    @Test
    void theOptionDecidesAgainstTheName() {
        assertEquals(plain(AnswerFormat.CSV), AnswerFormat.form(folder.resolve("a.nc"), Optional.of(AnswerFormat.CSV)));
        assertEquals(
                plain(AnswerFormat.NETCDF),
                AnswerFormat.form(folder.resolve("a.csv"), Optional.of(AnswerFormat.NETCDF)));
        assertEquals(
                new FileForm<>(AnswerFormat.CSV, true),
                AnswerFormat.form(folder.resolve("a.nc.gz"), Optional.of(AnswerFormat.CSV)));
        for (String name : List.of("a.nc.gz", "a.gz")) {
            var e = assertThrows(
                    IllegalArgumentException.class,
                    () -> AnswerFormat.form(folder.resolve(name), Optional.of(AnswerFormat.NETCDF)));
            assertTrue(e.getMessage().contains("compressed netcdf"), e.getMessage());
        }
    }

    @Test
    void aCompressedTextIsTheTextDeflated() throws IOException {
        for (AnswerFormat format : List.of(AnswerFormat.CSV, AnswerFormat.JSONL, AnswerFormat.GEOJSON)) {
            Path plain = folder.resolve("plain");
            Path deflated = folder.resolve("deflated");
            for (boolean compressed : new boolean[] {false, true}) {
                Path file = compressed ? deflated : plain;
                FileForm<AnswerFormat> form = new FileForm<>(format, compressed);
                try (AnswerOutput answer = AnswerOutput.toFile(file, true, form, COLUMNS, Batches.PROVENANCE)) {
                    Batches.print(answer.printer());
                    answer.finish();
                }
            }
            try (InputStream in = new GZIPInputStream(Files.newInputStream(deflated))) {
                assertArrayEquals(Files.readAllBytes(plain), in.readAllBytes(), format.toString());
            }
        }
    }

    @Test
    void anUnfinishedAnswerLeavesNothing() throws IOException {
        for (AnswerFormat format : AnswerFormat.values()) {
            try (AnswerOutput answer =
                    AnswerOutput.toFile(folder.resolve("a"), false, plain(format), COLUMNS, Batches.PROVENANCE)) {
                answer.printer().print(Batches.FIRST, 0, 3);
            }
            assertEquals(0, files(), format.toString());
        }
    }

    @Test
    void anExistingFileIsReplacedOnlyOnRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("a.geojson"), "mine");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> AnswerOutput.toFile(file, false, plain(AnswerFormat.GEOJSON), COLUMNS, Batches.PROVENANCE));
        assertTrue(e.getMessage().contains("exists; give --overwrite"), e.getMessage());
        assertEquals("mine", Files.readString(file));
        try (AnswerOutput answer =
                AnswerOutput.toFile(file, true, plain(AnswerFormat.GEOJSON), COLUMNS, Batches.PROVENANCE)) {
            Batches.print(answer.printer());
            assertEquals("mine", Files.readString(file));
            answer.finish();
        }
        assertTrue(Files.readString(file).startsWith("{\"type\":\"FeatureCollection\""));
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> OutputFile.checkTarget(folder, true));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> OutputFile.checkTarget(folder.resolve("none/a.csv"), true));
        assertTrue(e.getMessage().contains("does not exist"), e.getMessage());
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
