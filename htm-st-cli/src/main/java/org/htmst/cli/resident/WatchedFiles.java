package org.htmst.cli.resident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Files that a process stands on: once one is another than it was, or gone, so should the process be. */
final class WatchedFiles {

    private record State(Object key, long modifiedMs, long size) {}

    private final List<Path> files;
    private List<State> first;

    WatchedFiles(List<Path> files) {
        this.files = files;
    }

    /** Notes how the files are. */
    void begin() throws IOException {
        first = states();
    }

    /** Whether all are as they were. */
    boolean areSame() {
        try {
            return states().equals(first);
        } catch (IOException e) {
            return false;
        }
    }

    private List<State> states() throws IOException {
        List<State> states = new ArrayList<>();
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            states.add(new State(
                    String.valueOf(attributes.fileKey()),
                    attributes.lastModifiedTime().toMillis(),
                    attributes.size()));
        }
        return states;
    }
}
