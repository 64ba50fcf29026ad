package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmst.client.Client;

/** A checkout with the script {@code htm-st}, as a build leaves it; its classes are those of this process. */
final class Checkout {

    /** What the build leaves out of the class path of all commands but {@code simulate}. */
    private static final Pattern SIMULATOR = Pattern.compile("htm-st-simulate|orekit|hipparchus");

    private Checkout() {}

    /** One in which every command has a process of its own; the script. */
    static Path make(Path top) throws IOException {
        Path target = Files.createDirectories(top.resolve("htm-st-cli").resolve("target"));
        Files.createDirectories(top.resolve("htm-st-cli").resolve("src").resolve("main"));
        Files.createFile(top.resolve("pom.xml"));
        Files.createFile(top.resolve("htm-st-cli").resolve("pom.xml"));
        put(Files.createDirectory(target.resolve("lib")), target);
        // As where the JVM makes no archives: nothing is prepared.
        Files.createFile(target.resolve("server.jsa"));
        return Files.copy(Path.of("..", "htm-st"), top.resolve("htm-st"));
    }

    /** An unpacked release, for which no archives are made; the script. */
    static Path release(Path top) throws IOException {
        Path lib = Files.createDirectories(top.resolve("lib"));
        put(lib, lib);
        Files.createFile(Files.createDirectory(top.resolve("cache")).resolve("server.jsa"));
        return Files.copy(Path.of("..", "htm-st"), top.resolve("htm-st"));
    }

    /** Links to the libraries, and beside the program's jar the lists of them. */
    private static void put(Path lib, Path lists) throws IOException {
        List<String> entries = new ArrayList<>();
        List<String> simulator = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = lib.resolve(entries.size() + "-" + simulator.size() + "-"
                    + Path.of(entry).getFileName());
            Files.createSymbolicLink(link, Path.of(entry).toAbsolutePath());
            (SIMULATOR.matcher(entry).find() ? simulator : entries).add("lib/" + link.getFileName());
        }
        assertTrue(simulator.size() > 2, simulator.toString());
        Files.writeString(lists.resolve("classpath"), String.join(":", entries));
        Files.writeString(lists.resolve("classpath-simulate"), String.join(":", simulator));
        new JarOutputStream(Files.newOutputStream(lists.resolve("htm-st-cli.jar")), new Manifest()).close();
    }

    /**
     * One whose commands share a process.
     *
     * @param program what tells its program from others
     */
    static Path makeShared(Path top, String program) throws IOException, URISyntaxException {
        Path launcher = make(top);
        Files.createDirectories(top.resolve("htm-st-client/src/main"));
        Files.createFile(top.resolve("htm-st-client/pom.xml"));
        Path target = Files.createDirectories(top.resolve("htm-st-client/target"));
        Path classes = Path.of(
                Client.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = target.resolve("htm-st-client.jar");
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
        } else {
            pack(classes, jar);
        }
        Files.setLastModifiedTime(
                top.resolve("htm-st-cli/target/htm-st-cli.jar"),
                Files.getLastModifiedTime(top.resolve("htm-st-client/pom.xml")));
        Files.setLastModifiedTime(
                top.resolve("htm-st-cli/target/server.jsa"),
                Files.getLastModifiedTime(top.resolve("htm-st-client/pom.xml")));
        change(top, program);
        return launcher;
    }

    /** Makes it that of another program. */
    static void change(Path top, String program) throws IOException {
        Files.writeString(top.resolve("htm-st-cli/target/program.stamp"), program + "\n");
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
