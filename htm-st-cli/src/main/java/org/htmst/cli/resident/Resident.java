package org.htmst.cli.resident;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.htmst.client.FrameChannel;
import org.htmst.client.ResidentPlace;

/** Takes commands in, each with threads of its own, until it retires: then it ends with the last that is at work. */
final class Resident {

    /** More at a time have processes of their own: each may hold a whole answer in memory. */
    private static final int MOST_COMMANDS = 32;

    private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

    /** After so long without a command memory is given back to the machine. */
    private static final Duration REST = Duration.ofSeconds(15);

    private final ResidentPlace place;
    private final WatchedFiles files;
    private final KeptStores stores = new KeptStores();
    private final Path socket;
    private final FileChannel ownership;
    private final ServerSocketChannel server;
    private int running;
    private boolean retired;
    private boolean rested;
    private long lastUseNs = System.nanoTime();
    private Duration idleEnd = Duration.ofMinutes(1);

    /**
     * Listens at a place.
     *
     * @throws IOException if another process does, or it cannot
     */
    Resident(ResidentPlace place, WatchedFiles files) throws IOException {
        this.place = place;
        this.files = files;
        this.socket = place.socket().getPath();
        this.ownership = FileChannel.open(place.ownership(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (ownership.tryLock() == null) {
            throw new IOException("another process listens at " + socket);
        }
        // Left by one that was killed.
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(place.socket());
        files.begin();
    }

    /** What clients have to ask for. */
    String identity() {
        return place.identity();
    }

    KeptStores stores() {
        return stores;
    }

    /** Takes commands in until this retires, and returns when the last has ended. */
    void run() throws IOException {
        Thread watch = new Thread(this::watch, "htm-st-resident-watch");
        watch.setDaemon(true);
        watch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::retire, "htm-st-resident-end"));
        try {
            while (true) {
                SocketChannel client = server.accept();
                new Thread(new ServedCommand(this, new FrameChannel(client)), "htm-st-resident-client").start();
            }
        } catch (AsynchronousCloseException e) {
            // It has retired.
        }
        awaitCommands();
        stores.close();
    }

    private synchronized void awaitCommands() {
        try {
            while (running > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a command may begin; if so, {@link #end} is to be called at its end. */
    synchronized boolean begin() {
        if (retired || running >= MOST_COMMANDS) {
            return false;
        }
        running++;
        rested = false;
        return true;
    }

    /** A command has ended. */
    synchronized void end() {
        running--;
        lastUseNs = System.nanoTime();
        notifyAll();
    }

    /** Ends this process after so long without a command. */
    synchronized void endAfter(Duration idle) {
        idleEnd = idle;
    }

    /** Takes no more commands: the next client starts another process, even while this one is at work on its last. */
    synchronized void retire() {
        if (retired) {
            return;
        }
        retired = true;
        try (ownership;
                server) {
            // As long as the lock is held, the socket is this process's.
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            System.err.println("the socket is left: " + e);
        }
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOK_PAUSE.toNanos());
                stores.closeIdle();
                if (!files.areSame() || isIdle(idleEnd())) {
                    retire();
                    return;
                }
                if (rests()) {
                    System.gc();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Duration idleEnd() {
        return idleEnd;
    }

    private synchronized boolean isIdle(Duration duration) {
        return running == 0 && System.nanoTime() - lastUseNs > duration.toNanos();
    }

    /** Whether a time of rest begins. */
    private synchronized boolean rests() {
        if (rested || !isIdle(REST)) {
            return false;
        }
        rested = true;
        return true;
    }
}
