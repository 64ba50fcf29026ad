package org.htmst.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmst.formats.ChannelJson;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.place.PlaceJson;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about descriptors give the samples that stand there, and it names every key. */
class DescriptorPageTest {

    private static final Path PAGE = Path.of("..", "docs", "descriptor.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```json\n(.*?)```\n\n```csv\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void examplesAreRight() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
        int found = 0;
        while (examples.find()) {
            Files.writeString(folder.resolve("a.json"), examples.group(1));
            Path file = Files.writeString(folder.resolve("a.csv"), examples.group(2));
            SourceContent content = SourceFiles.read(file, Optional.empty());
            assertEquals(examples.group(3), text(content.samples()));
            found++;
        }
        assertEquals(6, found);
    }

    private static String text(SampleTable samples) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            List<String> fields = new ArrayList<>(List.of(
                    Instant.ofEpochMilli(samples.timeMs()[i]).toString(),
                    samples.satellites().get(samples.satellite()[i]),
                    Double.toString(samples.lonDeg()[i]),
                    Double.toString(samples.latDeg()[i]),
                    Double.toString(samples.altKm()[i])));
            for (double[] values : samples.values()) {
                fields.add(Double.toString(values[i]));
            }
            text.append(String.join(" ", fields)).append('\n');
        }
        return text.toString();
    }

    @Test
    void everyKeyIsNamedInAnExample() throws IOException {
        String examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(example -> example.group(1))
                .collect(Collectors.joining());
        for (Class<?> part : List.of(
                CsvDescriptorJson.class, CsvDescriptorJson.TimeJson.class, PlaceJson.class, ChannelJson.class)) {
            for (String key : part.getAnnotation(JsonPropertyOrder.class).value()) {
                // Of files that have variables in place of columns.
                assertTrue(examples.contains("\"" + key + "\":") || key.equals("position"), key);
            }
            assertEquals(
                    part.getRecordComponents().length,
                    part.getAnnotation(JsonPropertyOrder.class).value().length);
        }
    }
}
