package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmst.cli.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static CommandLine program() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return HtmSt.commandLine(new Session(
                nowhere, new PrintStream(nowhere, false, StandardCharsets.UTF_8), Map.of(), Clock.systemUTC(), false));
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(program())
                .filter(command -> !command.getCommandName().equals("help"));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    static List<String> examples() {
        return commands().flatMap(HelpTest::examples).toList();
    }

    private static Stream<String> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  htm-st "))
                .map(String::strip);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasADescriptionAndExamplesOfItself(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
        assertTrue(command.getCommandSpec().usageMessage().description()[0].length() <= 90, name);
        assertTrue(examples(command).anyMatch(example -> example.startsWith(name)), name);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsUnderstood(String example) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        assertEquals("htm-st", words.remove(0));
        program().parseArgs(words.toArray(String[]::new));
        assertTrue(example.length() <= 78, "fits a terminal: " + example);
    }

    @Test
    void theProgramListsItsCommandsInALineEach() {
        Run run = Run.of("--help");
        assertEquals(0, run.code());
        for (String name : List.of(
                "demo",
                "init",
                "load",
                "watch",
                "query",
                "count",
                "summarize",
                "passes",
                "conjunctions",
                "nearest",
                "join",
                "plot",
                "explain",
                "interpolate",
                "map",
                "tracks",
                "ls",
                "regions",
                "status",
                "rm",
                "vacuum",
                "server",
                "serve",
                "tokens",
                "grid",
                "simulate",
                "completion",
                "version")) {
            assertTrue(
                    Pattern.compile("(?m)^  " + name + " +\\S.*[.]$")
                            .matcher(run.out())
                            .find(),
                    name);
        }
        assertEquals("", run.err());
    }

    @Test
    void theHelpOfAQueryNamesEveryRegion() {
        Run run = Run.of("help", "query");
        assertTrue(run.out().contains("saa              South Atlantic Anomaly"), run.out());
        assertTrue(run.out().contains("One of: saa, auroral-north"), run.out());
        assertTrue(run.out().contains("csv, jsonl, geojson, netcdf"), run.out());
    }

    @Test
    void completionIsAScript() {
        Run run = Run.of("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out().substring(0, 50));
        assertTrue(run.out().contains("polar-cap-north"));
    }

    /** What bash offers for the last word, by the script's own function. */
    private static List<String> completed(Path folder, String... words) throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, Run.of("completion").out());
        String line = "source " + script + "; COMP_WORDS=(htm-st " + String.join(" ", words) + "); COMP_CWORD="
                + words.length + "; _complete_htm-st; printf '%s\\n' \"${COMPREPLY[@]}\"";
        // Called by a test, the function says that it is not called by bash itself.
        Process bash = new ProcessBuilder("bash", "-c", line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return List.of(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void bashCompletesNames(@TempDir Path folder) throws Exception {
        assertEquals(List.of("interpolate"), completed(folder, "int"));
        assertEquals(List.of("count", "conjunctions", "copy", "completion"), completed(folder, "co"));
        assertEquals(
                List.of("mep_ele_tel90_flux_e3", "mep_ele_tel90_flux_e3_err"),
                completed(folder, "query", "--channel", "mep_ele_tel90_flux_e3"));
        assertEquals(
                List.of("e1/90", "e1/90/err", "e1/90/cps", "e1/90/16s"),
                completed(folder, "interpolate", "--channel", "e1/9"));
        assertEquals(
                List.of("noaa-15", "noaa-16", "noaa-17", "noaa-18", "noaa-19"),
                completed(folder, "count", "--satellite", "noaa"));
        assertEquals(List.of("poes-proc", "poes-raw", "poes-16s"), completed(folder, "ls", "--product", "p"));
        assertEquals(List.of("polar-cap-north", "polar-cap-south"), completed(folder, "tracks", "--not-region", "pol"));
        assertEquals(List.of("descending"), completed(folder, "explain", "--direction", "de"));
        assertEquals(List.of("mollweide"), completed(folder, "map", "--projection", "m"));
        assertEquals(List.of("magma"), completed(folder, "map", "--palette", "m"));
    }

    @Test
    void everyCommandHasAManualPage(@TempDir Path folder) throws Exception {
        assertEquals(0, Run.of("man", folder.toString()).code());
        Path pages = folder.resolve("man1");
        for (CommandLine command : commands().toList()) {
            String name = command.getCommandSpec().qualifiedName("-");
            String page = Files.readString(pages.resolve(name + ".1"));
            assertTrue(page.startsWith(".TH \""), name);
            for (var option : command.getCommandSpec().options()) {
                assertTrue(page.contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fP"), name + option);
            }
            assertFalse(page.contains("${") || page.contains("%n"), name);
        }
    }

    @Test
    void versionIsOneLine() {
        assertEquals(1, Run.of("version").out().lines().count());
        assertEquals(Run.of("version").out(), Run.of("--version").out());
    }
}
