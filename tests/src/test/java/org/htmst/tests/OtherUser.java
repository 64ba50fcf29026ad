package org.htmst.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a class as the user nobody, who cannot read this user's files; only root may do so. */
final class OtherUser {

    private static final String NAME = "nobody";

    private OtherUser() {}

    static boolean canBeUsed() {
        return System.getProperty("user.name").equals("root")
                && Stream.of("/usr/bin/setpriv", "/bin/setpriv").map(Path::of).anyMatch(Files::isExecutable);
    }

    /** A new folder in {@code parent} that the other user owns. */
    static Path folder(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("of-" + NAME));
        Files.setOwner(
                folder, parent.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
        return folder;
    }

    /**
     * Starts {@code main}.
     *
     * @param classes a new folder where the other user may read; gets this process's class path
     */
    static Process start(Path classes, Class<?> main, List<String> arguments) throws IOException {
        Files.createDirectory(
                classes, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + NAME,
                "--clear-groups",
                "--regid=65534",
                "--",
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                readable(classes),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(classes.toFile())
                .redirectError(ChildProcess.errors())
                .start();
    }

    private static String readable(Path classes) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (Files.exists(from)) {
                Path to = classes.resolve(entries.size() + "-" + from.getFileName());
                copy(from, to);
                entries.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                try {
                    Files.createLink(copy, file);
                } catch (FileSystemException e) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
