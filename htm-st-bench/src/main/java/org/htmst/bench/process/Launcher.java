package org.htmst.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.htmst.failure.HtmStException;

/**
 * The script {@code htm-st}, started as a user's shell starts it, over the store of a data directory.
 *
 * @param script the script
 * @param home the data directory
 */
public record Launcher(Path script, Path home) {

    /** What the script is called. */
    static final String NAME = "htm-st";

    /** A file or folder beside the script, of which the script tells the programs that it starts. */
    private static final String NEIGHBOUR = "htmst.sample.data";

    /** These make the script start a Java machine for each command, or ask another store. */
    private static final List<String> MISLEADING = List.of(
            "HTM_ST_CONF",
            "HTM_ST_JAVA_OPTS",
            "HTM_ST_RESIDENT",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    /**
     * What a command did.
     *
     * @param total from its start to its end
     * @param printed on standard output
     */
    record Run(Duration total, String printed) {}

    /**
     * The script that started this program.
     *
     * @throws IllegalArgumentException if no script did
     */
    public static Launcher ofThisProgram(Path home) {
        String neighbour = System.getProperty(NEIGHBOUR, "");
        Path script = Path.of(neighbour).resolveSibling(NAME);
        if (neighbour.isEmpty() || !Files.isExecutable(script)) {
            throw new IllegalArgumentException("--process times commands by the script that started the benchmark, and"
                    + " none did; start it as htm-st bench --process");
        }
        return new Launcher(script, home);
    }

    /**
     * Carries {@code words} out.
     *
     * @throws HtmStException if the exit code is not 0; with what the command said
     */
    Run run(Start start, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(words);
        // Read when the command has ended, so that a command that says much does not wait.
        Path said = Files.createTempFile("htm-st-process", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(said.toFile());
            Map<String, String> environment = builder.environment();
            MISLEADING.forEach(environment::remove);
            environment.put("HTM_ST_HOME", home.toString());
            if (start == Start.OWN) {
                environment.put("HTM_ST_RESIDENT", "no");
            }
            long startNs = System.nanoTime();
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            Duration total = Duration.ofNanos(System.nanoTime() - startNs);
            if (code != 0) {
                throw new HtmStException(
                        "'" + NAME + " " + String.join(" ", words) + "' ended with exit code " + code + ": "
                                + Files.readString(said).strip(),
                        false);
            }
            return new Run(total, printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while a command ran", true, e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
