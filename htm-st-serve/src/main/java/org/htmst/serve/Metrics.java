package org.htmst.serve;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmst.serve.http.Reply;

/** Counts requests, for Prometheus. */
final class Metrics implements AutoCloseable {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger open = new AtomicInteger();
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics() {
        registry.gauge("htmst_http_requests_open", open);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    void begun() {
        open.incrementAndGet();
    }

    /**
     * Counts an answer that has ended.
     *
     * @param door of a few names only, since each is a series of numbers for ever
     */
    void ended(String door, HttpServerExchange exchange, long tookNs) {
        open.decrementAndGet();
        String outcome = exchange.getAttachment(Reply.BROKEN) == null ? "whole" : "broken";
        Timer.builder("htmst_http_requests")
                .tag("door", door)
                .tag("status", Integer.toString(exchange.getStatusCode()))
                .tag("outcome", outcome)
                .register(registry)
                .record(tookNs, TimeUnit.NANOSECONDS);
        registry.counter("htmst_http_response_bytes", "door", door).increment(exchange.getResponseBytesSent());
    }

    /** Counts a request that was refused since its client sends too many. */
    void refused() {
        registry.counter("htmst_http_requests_refused").increment();
    }

    byte[] text() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
