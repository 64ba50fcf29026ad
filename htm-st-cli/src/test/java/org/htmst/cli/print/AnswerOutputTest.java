package org.htmst.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerOutputTest {

    private static final List<Column> COLUMNS = Column.standard(Batches.CHANNELS);

    @TempDir
    private Path folder;

    @Test
    void aCsvFileComesWithItsMetadata() throws IOException {
        Path file = folder.resolve("a.csv");
        try (AnswerOutput answer = AnswerOutput.toFile(file, false, Format.CSV, COLUMNS, Batches.PROVENANCE)) {
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

    @Test
    void anUnfinishedAnswerLeavesNothing() throws IOException {
        for (Format format : Format.values()) {
            try (AnswerOutput answer =
                    AnswerOutput.toFile(folder.resolve("a"), false, format, COLUMNS, Batches.PROVENANCE)) {
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
                () -> AnswerOutput.toFile(file, false, Format.GEOJSON, COLUMNS, Batches.PROVENANCE));
        assertTrue(e.getMessage().contains("exists; give --overwrite"), e.getMessage());
        assertEquals("mine", Files.readString(file));
        try (AnswerOutput answer = AnswerOutput.toFile(file, true, Format.GEOJSON, COLUMNS, Batches.PROVENANCE)) {
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
