package org.htmst.formats.csv;

import static org.htmst.formats.csv.CsvCase.descriptor;
import static org.htmst.formats.csv.CsvCase.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors and names of CSV files: what is understood, what is refused, and how large it may be. */
class CsvBoundsTest {

    @TempDir
    private Path folder;

    @Test
    void whatAFileMeansHangsOnNoWordingOfItsDescriptor() throws Exception {
        String plain = descriptor("iso-8601", "");
        String reading = parse(plain);
        assertEquals("csv-3-", reading.substring(0, 6));
        assertEquals(
                reading,
                parse(plain.replace("\"comment\"", "\"delimiter\": \",\", \"missingWords\": [], \"comment\"")));
        assertEquals(reading, parse(plain.replace(" ", "\n ")));
        assertTrue(!reading.equals(parse(descriptor("iso-8601", "\"missingWords\": [\"x\"],"))));
        assertTrue(!reading.equals(parse(descriptor("epoch-s", ""))));
        assertTrue(
                !reading.equals(parse(plain.replace("\"lat\": \"lat\"", "\"lat\": \"lat\", \"type\": \"float32\""))));
        // Should this change, loading files again gives granules that take the place of equal ones.
        assertEquals("csv-3-" + GOLDEN_READING, reading);
    }

    private static final String GOLDEN_READING = "5a4fc735e63cb0991210d3e8cf15f59b721f7fb98ebf50370179e47074b36a9d";

    private String parse(String json) throws IOException {
        return CsvReader.reading(CsvDescriptor.read(Files.writeString(folder.resolve("d.json"), json)));
    }

    @Test
    void unknownWordsOfADescriptorThatAreNumbersAreRefused() {
        for (String word : List.of("\"-999\"", "\" x\"", "\"1e5\"", "null", "\"\\u0007\"")) {
            String json = descriptor("iso-8601", "\"missingWords\": [" + word + "],");
            HtmStException e = assertThrows(HtmStException.class, () -> parse(json), word);
            assertTrue(e.getMessage().contains("missingWords"), e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"title\": \"t\" | \"title\": \"\\u001b[2J\"",
                "\"instrument\": \"X\" | \"instrument\": \"I\\u0007\"",
                "\"type\": \"float64\" | \"type\": \"float64\", \"unit\": \"a\\nb\"",
                "\"type\": \"float64\" | \"type\": \"float64\", \"description\": \"a\\u009bb\"",
                "\"type\": \"float64\" | \"type\": \"float64\", \"alias\": \"a\\u001b[5m\"",
                "\"title\": \"t\" | \"title\": \"t\", \"description\": \"\\u001b]0;x\\u0007\""
            })
    void controlCharactersAreNotStored(String right, String wrong) {
        String json = descriptor("iso-8601", "").replace(right, wrong);
        HtmStException e = assertThrows(HtmStException.class, () -> parse(json), json);
        assertTrue(e.getMessage().contains("control characters"), e.getMessage());
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
    }

    @Test
    void controlCharactersOfAHeaderAndOfFileNamesAreNotShown() throws Exception {
        String text = "time,lon,lat,flux,\u001b]0;owned\u0007\u001b[2J\n2020-03-01T00:02:00Z,10,20,1,2\n";
        SourceContent content = read(utf8(text), descriptor("iso-8601", ""));
        assertEquals(
                List.of("1 columns are not described and not stored: \\u001b]0;owned\\u0007\\u001b[2J"),
                content.warnings());
        for (String name : List.of("a\u001b[2J.csv", "a\nb.csv", "a\u0007.nc", "a\u009b.csv")) {
            Path file = Files.write(folder.resolve(name), utf8("x"));
            HtmStException e = assertThrows(HtmStException.class, () -> SourceFiles.open(file, Optional.empty()));
            assertTrue(e.getMessage().contains("control characters in its name"), e.getMessage());
            assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
        }
    }

    @Test
    void boundsOfNamesAndNumbers() throws Exception {
        String plain = descriptor("iso-8601", "");
        assertRefused(plain.replace("\"name\": \"flux\"", "\"name\": \"" + "f".repeat(101) + "\""), "at most 100");
        assertRefused(plain.replace("\"product\": \"case\"", "\"product\": \"" + "f".repeat(64) + "\""), "1 to 63");
        assertRefused(descriptor("[".repeat(60_000) + "]".repeat(60_000), ""), "at most 200 are read");
        assertRefused("[".repeat(100_000), "has a value of the wrong kind");
        assertRefused(plain.replace("\"t\"", "{\"a\":".repeat(100_000)), "wrong kind");
        String channel = plain.substring(plain.indexOf("{\"name\""), plain.indexOf("]}"));
        String many = IntStream.range(0, 4097)
                .mapToObj(i -> channel.replace("flux", "f" + i))
                .collect(Collectors.joining(","));
        assertRefused(plain.replace(channel, many), "4097 channels; a CSV file may have 4096");
    }

    private void assertRefused(String json, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> parse(json));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().length() < 5000, "a message has an end");
    }

    @ParameterizedTest
    @ValueSource(ints = {2400, 20_000})
    void moreSatellitesThanAGranuleCanNameAreRefused(int number) {
        StringBuilder text = new StringBuilder("time,sat,lon,lat,flux\n");
        for (int i = 0; i < number; i++) {
            text.append(Instant.ofEpochSecond(1_600_000_000 + i))
                    .append(",starlink-")
                    .append(10_000 + i)
                    .append(",1,2,3\n");
        }
        String json = descriptor("iso-8601", "").replace("\"constant\": \"sat-a\"", "\"column\": \"sat\"");
        HtmStException e = assertThrows(HtmStException.class, () -> read(utf8(text.toString()), json));
        assertTrue(e.getMessage().contains("has " + number + " satellites"), e.getMessage());
        assertTrue(e.getMessage().contains("split it by satellite"), e.getMessage());
    }

    @Test
    void veryManyColumnsTakeTimeInProportion() throws Exception {
        int columns = 200_000;
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String values = IntStream.range(0, columns).mapToObj(i -> "1").collect(Collectors.joining(","));
        SourceContent content = read(
                utf8("time,lon,lat,flux," + names + "\n2020-03-01T00:02:00Z,10,20,1," + values + "\n"),
                descriptor("iso-8601", ""));
        assertEquals(1, content.samples().size());
        assertTrue(
                content.warnings().get(0).contains("200000 columns are not described"),
                content.warnings().toString());
        assertTrue(content.warnings().get(0).length() < 5000);
    }

    private SourceContent read(byte[] bytes, String json) throws IOException {
        return CsvCase.read(folder, bytes, json);
    }
}
