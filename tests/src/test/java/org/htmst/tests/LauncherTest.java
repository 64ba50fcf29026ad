package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
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

    /** A checkout as a build leaves it; its classes are those of this process. */
    private static Path checkout(Path top) throws IOException {
        Path target = Files.createDirectories(top.resolve("htm-st-cli").resolve("target"));
        Files.createDirectories(top.resolve("htm-st-cli").resolve("src").resolve("main"));
        Files.createFile(top.resolve("pom.xml"));
        Files.createFile(top.resolve("htm-st-cli").resolve("pom.xml"));
        Path lib = Files.createDirectory(target.resolve("lib"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = lib.resolve(entries.size() + "-" + Path.of(entry).getFileName());
            Files.createSymbolicLink(link, Path.of(entry).toAbsolutePath());
            entries.add("lib/" + link.getFileName());
        }
        Files.writeString(target.resolve("classpath"), String.join(":", entries));
        new JarOutputStream(Files.newOutputStream(target.resolve("htm-st-cli.jar")), new java.util.jar.Manifest())
                .close();
        // As where the JVM makes no archives: nothing is prepared.
        Files.createFile(target.resolve("server.jsa"));
        return Files.copy(Path.of("..", "htm-st"), top.resolve("htm-st"));
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
    void saysThatJavaCannotBeInAFolderWithAColon() throws Exception {
        Path launcher = checkout(folder.resolve("a:b"));
        Run run = run(folder, Map.of(), launcher.toString(), "version");
        assertEquals(1, run.code(), run.output());
        assertTrue(run.output().contains("a:b' has a ':' in its path"), run.output());
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
