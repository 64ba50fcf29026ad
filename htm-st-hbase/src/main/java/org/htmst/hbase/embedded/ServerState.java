package org.htmst.hbase.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What {@code server.json} tells of a running server.
 *
 * @param pid its process
 * @param startedMs when that process started, so that a reused process number is not mistaken for it
 * @param masterPort the master's port on 127.0.0.1, where clients ask for the way
 */
record ServerState(long pid, long startedMs, int masterPort) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The process this state speaks of, if it still runs. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(handle -> handle.isAlive() && startMs(handle) == startedMs);
    }

    static long startMs(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    static Optional<ServerState> read(DataDirectory directory) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(directory.state()), ServerState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(DataDirectory directory) throws IOException {
        Path draft = directory.state().resolveSibling("server.json.new");
        Files.write(draft, JSON.writeValueAsBytes(this));
        Files.move(draft, directory.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
