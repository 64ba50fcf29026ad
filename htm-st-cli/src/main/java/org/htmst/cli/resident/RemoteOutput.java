package org.htmst.cli.resident;

import java.io.IOException;
import java.io.OutputStream;
import org.htmst.client.FrameChannel;
import org.htmst.client.FrameKind;

/** Standard output or error of a command: bytes go to the client as they are written, and wait for it to have written those before. */
final class RemoteOutput extends OutputStream {

    /** What a command hears that writes to a client which is gone, as if the reader of its own output had gone. */
    static final String GONE = "Broken pipe: the client has ended";

    private static final int LONGEST = 1 << 16;

    private final FrameChannel client;
    private final FrameKind kind;
    private String failure;
    private boolean closed;
    private boolean settled;

    RemoteOutput(FrameChannel client, FrameKind kind) {
        this.client = client;
        this.kind = kind;
    }

    /** Why it cannot be written, as the client or its end has it; the first reason stands. */
    synchronized void fail(String why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    /** The client has written all that came before it was asked. */
    synchronized void settled() {
        settled = true;
        notifyAll();
    }

    private synchronized void check() throws IOException {
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int sent = 0; sent < length; sent += LONGEST) {
            check();
            send(bytes, from + sent, Math.min(LONGEST, length - sent));
        }
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
        try {
            client.send(kind, bytes, from, length);
        } catch (IOException e) {
            fail(GONE);
            throw new IOException(GONE, e);
        }
    }

    /** Waits until the client has written all of it. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        check();
        try {
            client.send(FrameKind.SETTLE);
        } catch (IOException e) {
            throw new IOException(GONE, e);
        }
        awaitSettled();
        check();
    }

    private synchronized void awaitSettled() throws IOException {
        try {
            while (!settled && failure == null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(GONE, e);
        }
    }
}
