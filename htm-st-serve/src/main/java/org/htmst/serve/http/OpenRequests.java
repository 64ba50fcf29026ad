package org.htmst.serve.http;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All requests under way; looks at each of them several times a second. To be closed. */
public final class OpenRequests implements AutoCloseable {

    private static final long LOOK_MS = 200;

    private final Duration deadline;
    private final Duration pause;
    private final Set<OpenRequest> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(OpenRequests::daemon);

    /**
     * None yet.
     *
     * @param deadline how long each may take
     * @param pause how long a client may take for each ten kilobytes of a body
     */
    public OpenRequests(Duration deadline, Duration pause) {
        this.deadline = deadline;
        this.pause = pause;
        watch.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-requests");
        thread.setDaemon(true);
        return thread;
    }

    /** Watches a request that this thread is about to answer, until its exchange is complete. */
    public OpenRequest begin(HttpServerExchange exchange) {
        OpenRequest request = new OpenRequest(exchange, System.nanoTime() + deadline.toNanos(), pause);
        open.add(request);
        exchange.addExchangeCompleteListener((ended, next) -> complete(request, next));
        return request;
    }

    private void complete(OpenRequest request, ExchangeCompletionListener.NextListener next) {
        open.remove(request);
        next.proceed();
    }

    private void look() {
        long nowNs = System.nanoTime();
        for (OpenRequest request : open) {
            try {
                request.look(nowNs);
            } catch (RuntimeException e) {
                // What cannot be looked at is not watched; the others are.
                open.remove(request);
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
