package org.htmst.answer.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that vanish if the program ends before they are whole. {@link java.io.File#deleteOnExit} would remember the names of all
 * that ever were, and delete what another process has made under one of them since.
 */
final class UnfinishedFiles {

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::deleteAll, "unfinished files"));
    }

    private UnfinishedFiles() {}

    static void add(Path file) {
        FILES.add(file.toAbsolutePath());
    }

    static void remove(Path file) {
        FILES.remove(file.toAbsolutePath());
    }

    private static void deleteAll() {
        for (Path file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The process ends; what is left is named .part.
                continue;
            }
        }
    }
}
