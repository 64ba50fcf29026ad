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
 * @param place where the process runs; null if the server is of a version that did not tell
 * @param secret the name of the secret that it demands; null as above
 */
record ServerState(long pid, long startedMs, int masterPort, ServerPlace place, String secret) {

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

    /** Whether the server is of a version that asked for no secret and heeds no request to stop. */
    boolean isOld() {
        return place == null || secret == null;
    }

    /** The machine, if its processes are not those that can be seen from here. */
    Optional<String> elsewhere() {
        return isOld() || place.sharesProcesses(ServerPlace.here()) ? Optional.empty() : Optional.of(place.host());
    }

    /** Its process, for people. */
    String process() {
        return "process " + pid
                + elsewhere()
                        .map(host -> " of " + host + " (another machine or container)")
                        .orElse("");
    }
}
