package org.htmst.cli.resident;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final ServerSocketChannel server;
    private final String key;
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
        if (ResidentPlace.isHeard(socket)) {
            throw new IOException("another process listens at " + socket);
        }
        removeLeft();
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(place.socket());
        this.key = key();
        files.begin();
    }

    /** Removes the sockets of processes that were killed. Whoever starts this one keeps others from starting meanwhile. */
    private void removeLeft() throws IOException {
        for (Path other : ResidentPlace.sockets(place.folder())) {
            if (!ResidentPlace.isHeard(other)) {
                Files.deleteIfExists(other);
            }
        }
    }

    /** Which file the socket is, lest another process's is removed. */
    private String key() throws IOException {
        return String.valueOf(
                Files.readAttributes(socket, BasicFileAttributes.class).fileKey());
    }

    /** What clients have to ask for. */
    String identity() {
        return place.identity();
    }

    KeptStores stores() {
        return stores;
    }

    /** Takes commands in until this retires, and returns when the last has ended. */
    void run() {
        Thread watch = new Thread(this::watch, "htm-st-resident-watch");
        watch.setDaemon(true);
        watch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::retire, "htm-st-resident-end"));
        try {
            while (true) {
                SocketChannel client = server.accept();
                new Thread(new ServedCommand(this, new FrameChannel(client)), "htm-st-resident-client").start();
            }
        } catch (ClosedChannelException e) {
            // It has retired.
            retire();
        } catch (IOException e) {
            System.err.println("no client can come any more: " + e);
            retire();
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
        // In this order: clients find it closed only when there is no socket any more, and another process may listen
        // there.
        try (server) {
            if (Files.exists(socket) && key().equals(key)) {
                Files.delete(socket);
            }
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
