package org.htmst.cli.resident;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.client.ResidentPlace;

/** The program of the resident process. */
public final class ResidentMain {

    /** System property: the file that changes when the program does. */
    private static final String PROGRAM = "htmst.program.file";

    private ResidentMain() {}

    /**
     * Runs until it is idle for long, told to end, or of an old program.
     *
     * @param arguments the folder of its socket, and the configuration of a cluster if it is for one; its identity is in the environment
     */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            String identity = System.getenv(ResidentPlace.IDENTITY);
            if (arguments.length == 0 || identity == null) {
                throw new IOException("it has no command line of its own; other commands start it");
            }
            Optional<Path> configuration = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
            ResidentPlace place = new ResidentPlace(Path.of(arguments[0]), identity, configuration);
            place.check();
            // Both end in the log, which they must not fill the disk with.
            PrintStream log = new PrintStream(new BoundedLog(place.log()), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
            Resident resident = new Resident(place, watched(place));
            log.println("process " + ProcessHandle.current().pid() + " listens at " + place.socket());
            resident.run();
            code = 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("htm-st: the resident process ends: " + e.getMessage());
        } finally {
            // HBase's client may have left threads.
            System.exit(code);
        }
    }

    private static WatchedFiles watched(ResidentPlace place) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(Path.of(place.socket().getPath().toString()));
        String program = System.getProperty(PROGRAM, "");
        if (!program.isEmpty()) {
            files.add(Path.of(program));
        }
        place.configuration().ifPresent(files::add);
        return new WatchedFiles(files);
    }
}
