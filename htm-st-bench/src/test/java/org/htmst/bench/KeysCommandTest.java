package org.htmst.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.htmst.cli.session.Session;
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
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "keys";
        System.arraycopy(options, 0, arguments, 2, options.length);
        PrintStream talk = new PrintStream(err, true, StandardCharsets.UTF_8);
        Session session = new Session(out, talk, Map.of(), Clock.systemUTC(), false);
        return Bench.commandLine(session).execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
