package org.htmst.serve.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.htmst.query.Cancellation;
import org.xnio.IoUtils;

/**
 * A request under way, as others than its thread see it: broken off when it takes too long or its client takes or sends nothing, and
 * cancelled when the client goes away while the answer is still being found.
 */
public final class OpenRequest {

    private static final int PEEKED = 1;

    private static final long LEAST_BYTES = 10_000;

    private final HttpServerExchange exchange;
    private final Thread thread = Thread.currentThread();
    private final Cancellation cancellation = new Cancellation();
    private final long pauseNs;
    private long deadlineNs;
    private boolean isAnswering;
    private boolean isLeft;
    private String broken;
    private LongSupplier received;
    private long lookedNs;
    private long lookedBytes;

    /** @param pause how long a client may take for each so many bytes of a body */
    OpenRequest(HttpServerExchange exchange, long deadlineNs, Duration pause) {
        this.exchange = exchange;
        this.deadlineNs = deadlineNs;
        this.pauseNs = pause.toNanos();
    }

    /** Ends the questions that are asked for this request. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Says that the body is being received, of which ten kilobytes have to come in each pause. */
    synchronized void receives(LongSupplier bytes) {
        received = bytes;
        lookedNs = System.nanoTime();
        lookedBytes = 0;
    }

    /**
     * Says that the body is there.
     *
     * @throws ClientGoneException if it was broken off before
     */
    synchronized void hasReceived() throws ClientGoneException {
        if (broken != null) {
            throw new ClientGoneException(new IOException(broken));
        }
        received = null;
    }

    /**
     * Says that what is done now is brought to its end, however long it takes.
     *
     * @throws ClientGoneException if it was broken off before
     */
    public synchronized void lasts() throws ClientGoneException {
        hasReceived();
        deadlineNs = Long.MAX_VALUE;
    }

    /** Says that the answer begins: from now on its stream tells when the client goes away. */
    synchronized void answers() {
        isAnswering = true;
    }

    /**
     * Says that the answer is there, and the exchange about to end.
     *
     * @param lingerNs how long the client may take to send what is left of its body
     */
    public synchronized void ends(long lingerNs) {
        isAnswering = true;
        received = null;
        if (!exchange.isRequestComplete()) {
            deadlineNs = System.nanoTime() + lingerNs;
        }
    }

    /**
     * Says that the thread has nothing more to do with it.
     *
     * @return why others have broken it off, if they have
     */
    public synchronized Optional<String> leave() {
        isLeft = true;
        if (broken != null) {
            // The mark that woke the thread is not for what comes next.
            Thread.interrupted();
        }
        return Optional.ofNullable(broken);
    }

    /** Looks whether it is to go on. */
    synchronized void look(long nowNs) {
        if (broken != null) {
            return;
        }
        if (deadlineNs != Long.MAX_VALUE && nowNs - deadlineNs > 0) {
            breakOff("it took longer than the server lets a request take");
        } else if (received != null) {
            lookAtBody(nowNs);
        } else if (!isAnswering && isClientGone()) {
            breakOff("the client went away");
        }
    }

    private void lookAtBody(long nowNs) {
        if (nowNs - lookedNs >= pauseNs) {
            long bytes = received.getAsLong();
            if (bytes - lookedBytes < LEAST_BYTES) {
                breakOff("the client sent its body too slowly");
            }
            lookedNs = nowNs;
            lookedBytes = bytes;
        }
    }

    private void breakOff(String why) {
        broken = why;
        cancellation.cancel();
        IoUtils.safeClose(exchange.getConnection());
        if (!isLeft) {
            // One that waits for its client does not always notice that the connection was closed.
            thread.interrupt();
        }
    }

    /**
     * Whether the other side has closed its end. Nobody else reads from the connection as long as the request is there whole and no answer is
     * begun; what comes of a further request is put back. With TLS reading may involve writing, and is left alone.
     */
    private boolean isClientGone() {
        if (!(exchange.getConnection() instanceof HttpServerConnection connection)
                || connection.getSslSession() != null
                || !exchange.isRequestComplete()
                || connection.getExtraBytes() != null) {
            return false;
        }
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        boolean isKept = false;
        try {
            pooled.getBuffer().limit(PEEKED);
            int read = connection.getOriginalSourceConduit().read(pooled.getBuffer());
            if (read > 0) {
                pooled.getBuffer().flip();
                connection.ungetRequestBytes(pooled);
                isKept = true;
            }
            return read < 0;
        } catch (IOException e) {
            return true;
        } finally {
            if (!isKept) {
                pooled.close();
            }
        }
    }
}
