package org.htmst.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a resident process, unless another does. */
final class ResidentStart {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MS = 5;

    private final ResidentPlace place;

    ResidentStart(ResidentPlace place) {
        this.place = place;
    }

    /** A connection to the process of a place; null if none listens. */
    static FrameChannel connect(ResidentPlace place) throws IOException {
        try {
            place.check();
            return FrameChannel.connect(place.socket());
        } catch (IOException e) {
            // Not there, or left by one that was killed: whoever starts another finds out what is wrong.
            return null;
        }
    }

    /**
     * A connection to the process, started if need be.
     *
     * @throws IOException if that does not come about
     */
    FrameChannel channel() throws IOException {
        place.socket();
        place.makeFolder();
        try (FileChannel gate = FileChannel.open(place.gate(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Let go of however this process ends.
            lock(gate);
            FrameChannel channel = connect(place);
            return channel == null ? started() : channel;
        }
    }

    private static void lock(FileChannel gate) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (gate.tryLock() == null) {
            if (System.nanoTime() > deadline) {
                throw new IOException("another command starts the resident process and does not come to an end");
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private FrameChannel started() throws IOException {
        Process process = start();
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (process.isAlive() && System.nanoTime() < deadline) {
            FrameChannel channel = connect(place);
            if (channel != null) {
                return channel;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException("the resident process did not start; see " + place.log());
    }

    /** It outlives a Ctrl-C or Ctrl-Z typed at this command, and a terminal that is closed: ignored signals stay so across exec. */
    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' INT HUP TSTP; exec \"$@\" </dev/null",
                "sh",
                "/bin/sh",
                System.getProperty("htmst.launcher"),
                "resident",
                place.folder().toString()));
        if (place.configuration().isPresent()) {
            command.add(place.configuration().get().toString());
        }
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(place.log().toFile());
        ProcessBuilder builder = new ProcessBuilder(command);
        // Other users see arguments, and variables that tell of clusters may be secrets.
        builder.environment().put(ResidentPlace.IDENTITY, place.identity());
        return builder.redirectOutput(log)
                .redirectError(log)
                .directory(place.folder().toFile())
                .start();
    }
}
