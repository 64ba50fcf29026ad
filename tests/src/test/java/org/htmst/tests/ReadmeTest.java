package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every {@code ./htm-st} line of the README runs, in order, on an empty store, and prints what the README says. */
@ExtendWith(TestStore.class)
class ReadmeTest {

    private static final Pattern COMMAND = Pattern.compile("\\./htm-st ([^#]*?)\\s*(?:#\\s*(.*))?");
    private static final Pattern PRINTS = Pattern.compile("prints (.*)");
    private static final int COMMANDS = 15;

    private final TestStore.Running running;

    ReadmeTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void commandsDoWhatTheReadmeSays(@TempDir Path folder) throws IOException {
        int run = 0;
        for (String line : Files.readAllLines(Path.of("../README.md"))) {
            Matcher command = COMMAND.matcher(line);
            if (!command.matches()) {
                continue;
            }
            List<String> arguments = arguments(command.group(1), folder);
            if (arguments.get(0).equals("demo")) {
                arguments.addAll(List.of(
                        "--output", folder.resolve("demo").toString(), "--samples", SampleFiles.FOLDER.toString()));
            }
            CommandLineRun result = running.run(arguments.toArray(String[]::new));
            assertEquals(0, result.code(), line + "\n" + result.err());
            Matcher prints = PRINTS.matcher(command.group(2) == null ? "" : command.group(2));
            if (prints.matches()) {
                assertEquals(prints.group(1) + "\n", result.out(), line);
            }
            run++;
        }
        assertEquals(COMMANDS, run, "commands in the README");
        for (String made :
                List.of("maps.nc", "maps.png", "belts.png", "demo/local-time-maps.nc", "demo/global-map.png")) {
            assertTrue(Files.size(folder.resolve(made)) > 10_000, made);
        }
    }

    /** The words of the command, as a shell in the top folder would give them; outputs go to {@code folder}. */
    private static List<String> arguments(String words, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String word : words.trim().split(" +")) {
            if (word.startsWith("sample-data/")) {
                PathMatcher pattern =
                        FileSystems.getDefault().getPathMatcher("glob:" + SampleFiles.FOLDER.getParent() + "/" + word);
                try (Stream<Path> files = Files.list(SampleFiles.FOLDER)) {
                    files.filter(pattern::matches).sorted().map(Path::toString).forEach(arguments::add);
                }
            } else {
                arguments.add(
                        word.matches("(maps|belts)[.].*") ? folder.resolve(word).toString() : word);
            }
        }
        return arguments;
    }
}
