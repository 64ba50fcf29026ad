package org.htmst.hbase.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What {@code server.json} tells of a server. Whether it still runs, its lock alone tells.
 *
 * @param pid its process
 * @param startedMs when it was ready, ms since 1970 UTC
 * @param masterPort the master's port on 127.0.0.1, where clients ask for the way
 */
record ServerState(long pid, long startedMs, int masterPort) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the file says; empty if there is none, or one that a crash left half written. */
    static Optional<ServerState> read(DataDirectory directory) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(directory.state()), ServerState.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(DataDirectory directory) throws IOException {
        Path draft = directory.state().resolveSibling("server.json.new");
        Files.write(draft, JSON.writeValueAsBytes(this));
        Files.move(draft, directory.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
