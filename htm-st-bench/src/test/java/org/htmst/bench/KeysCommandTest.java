package org.htmst.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyLineForProgramsIsJson() throws Exception {
        assertEquals(0, run("--days", "1", "--format", "jsonl"));
        int paper = 0;
        ObjectMapper mapper = new ObjectMapper();
        for (String line : text(out).split("\n")) {
            JsonNode json = mapper.readTree(line);
            paper += json.get("kind").asText().equals("paper") ? 1 : 0;
        }
        assertEquals(3, paper);
        assertTrue(text(err).contains("counted 100 %"), text(err));
    }

    @Test
    void badNumbersSayWhatIsAllowed() {
        assertEquals(2, run("--days", "0"));
        assertTrue(text(err).contains("--days 0 is outside 1..1277"), text(err));
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("keys"));
        arguments.addAll(List.of(options));
        return Bench.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        Clock.systemUTC())
                .execute(arguments.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
