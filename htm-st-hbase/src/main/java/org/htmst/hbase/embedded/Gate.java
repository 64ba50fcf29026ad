package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process at a time start, attach to or stop the server of a data directory. */
final class Gate implements AutoCloseable {

    /** A file lock belongs to the whole JVM and is refused to a second thread of it, which must wait here instead. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private Gate(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for whoever is inside. Closed, or when this process ends, the next may come. */
    static Gate enter(Path lockFile) throws IOException {
        THREADS.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new Gate(channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
