package org.htmst.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One end of a connection, of which one thread receives and any send. */
public final class FrameChannel implements AutoCloseable {

    /** The most bytes of one frame; arguments of a command are the longest. */
    private static final int LONGEST = 1 << 24;

    private static final int HEADER = 5;
    private static final byte[] NOTHING = {};

    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(HEADER);

    /** The end that {@code channel} is, a blocking one. */
    public FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to who listens at a socket.
     *
     * @throws IOException if nobody does
     */
    static FrameChannel connect(UnixDomainSocketAddress socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(socket);
            return new FrameChannel(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a frame without bytes. */
    public void send(FrameKind kind) throws IOException {
        send(kind, NOTHING, 0, 0);
    }

    /** Sends all of {@code bytes}. */
    public void send(FrameKind kind, byte[] bytes) throws IOException {
        send(kind, bytes, 0, bytes.length);
    }

    /**
     * Sends a frame, waiting while the other end has not read what was sent before.
     *
     * @throws IOException if the other end is gone
     */
    public void send(FrameKind kind, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .put((byte) kind.ordinal())
                .putInt(length)
                .flip();
        ByteBuffer[] parts = {header, ByteBuffer.wrap(bytes, from, length)};
        // Frames of two threads must not mix.
        synchronized (channel) {
            while (header.hasRemaining() || parts[1].hasRemaining()) {
                channel.write(parts);
            }
        }
    }

    /**
     * Waits for the next frame.
     *
     * @return null if the other end is gone
     * @throws IOException if what comes is no frame
     */
    public Frame receive() throws IOException {
        if (!fill(received.clear())) {
            return null;
        }
        FrameKind kind = FrameKind.of(received.flip().get());
        int length = received.getInt();
        if (kind == null || length < 0 || length > LONGEST) {
            throw new IOException(
                    "what comes through the socket is no frame: kind " + received.get(0) + ", length " + length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        return fill(bytes) ? new Frame(kind, bytes.array()) : null;
    }

    /** As {@link #receive}, but who has not answered for so long is taken for gone, and the connection is closed. */
    Frame receiveWithin(long patienceMs) throws IOException {
        Alarm alarm = new Alarm(patienceMs);
        alarm.start();
        Frame frame = receive();
        alarm.answered.countDown();
        return frame;
    }

    /** Closes the connection unless there is an answer in time. */
    private final class Alarm extends Thread {

        private final CountDownLatch answered = new CountDownLatch(1);
        private final long patienceMs;

        Alarm(long patienceMs) {
            this.patienceMs = patienceMs;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                if (!answered.await(patienceMs, TimeUnit.MILLISECONDS)) {
                    channel.close();
                }
            } catch (IOException | InterruptedException e) {
                // The process ends.
                return;
            }
        }
    }

    private boolean fill(ByteBuffer buffer) {
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // Who ends with something unread resets the connection, and who closes this end while it is read is gone,
            // too.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
