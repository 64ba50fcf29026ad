package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code htm-st}, in a checkout that is built already, wherever that is and whatever the environment. */
class LauncherTest {

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("htm-st-launcher");
    }

    @AfterEach
    void removeFolder() throws IOException {
        TestStore.delete(folder);
    }

    private static Path checkout(Path top) throws IOException {
        return Checkout.make(top);
    }

    private record Run(int code, String output) {}

    private static Run run(Path in, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D", "a#b", "two words", "back\\slash", "$HOME", "it's", "star*", "-n"})
    void runsInFoldersOfAnyName(String name) throws Exception {
        Path launcher = checkout(folder.resolve(name));
        Run run = run(folder, Map.of(), launcher.toString(), "version");
        assertEquals(0, run.code(), run.output());
        assertTrue(run.output().startsWith("htm-st "), run.output());
    }

    @Test
    void onlySimulateHasTheSimulator() throws Exception {
        String launcher = checkout(folder.resolve("plain")).toString();
        Run help = run(folder, Map.of(), launcher, "help", "simulate");
        assertEquals(0, help.code(), help.output());
        assertTrue(help.output().startsWith("Usage: htm-st simulate"), help.output());
        Run pages = run(folder, Map.of(), launcher, "man", "--quiet", "manual");
        assertEquals(0, pages.code(), pages.output());
        assertTrue(Files.exists(folder.resolve("manual/man1/htm-st-simulate.1")));
        Run day =
                run(folder, Map.of(), launcher, "simulate", "--satellite=metop-02", "--time=2015-04-24/P1D", "-d=made");
        assertEquals(0, day.code(), day.output());
        assertTrue(Files.exists(folder.resolve("made/poes_m02_20150424_proc.nc")), day.output());
    }

    @Test
    void saysThatJavaCannotBeInAFolderWithAColon() throws Exception {
        Path launcher = checkout(folder.resolve("a:b"));
        Run run = run(folder, Map.of(), launcher.toString(), "version");
        assertEquals(1, run.code(), run.output());
        assertTrue(run.output().contains("a:b' has a ':' in its path"), run.output());
    }

    @Test
    void runsInAReleaseWhichIsNeverBuilt() throws Exception {
        String launcher = Checkout.release(folder.resolve("htm-st-1.0")).toString();
        Run version = run(folder, Map.of(), launcher, "version");
        assertEquals(0, version.code(), version.output());
        assertTrue(version.output().startsWith("htm-st "), version.output());
        Run help = run(folder, Map.of(), launcher, "help", "simulate");
        assertEquals(0, help.code(), help.output());
        Run bench = run(folder, Map.of(), launcher, "bench");
        assertEquals(2, bench.code(), bench.output());
        assertTrue(bench.output().contains("run them from a checkout"), bench.output());
    }

    @Test
    void isFoundByALinkAndByAPathBesideTheSearchPathOfCd() throws Exception {
        checkout(folder.resolve("plain"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("htm-st"), Path.of("..", "plain", "htm-st"));
        for (String command : List.of("plain/htm-st", "bin/htm-st")) {
            Run run = run(folder, Map.of("CDPATH", ".:" + folder), "sh", "-c", command + " version");
            assertEquals(0, run.code(), run.output());
            assertTrue(run.output().startsWith("htm-st "), run.output());
        }
        try (Stream<Path> made = Files.list(folder)) {
            assertEquals(2, made.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    void namesBeyondAsciiAreReadInThePlainestLocale(String locale) throws Exception {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "the test writes such a name itself");
        Path launcher = checkout(folder.resolve("größe"));
        Path region = Files.writeString(folder.resolve("insel-日本.geojson"), "{}");
        Run run = run(
                folder,
                Map.of("LC_ALL", locale),
                launcher.toString(),
                "count",
                "--polygon",
                region.toString(),
                "--home",
                folder.resolve("home").toString());
        assertEquals(2, run.code(), run.output());
        assertTrue(run.output().contains("insel-日本.geojson"), run.output());
    }
}
