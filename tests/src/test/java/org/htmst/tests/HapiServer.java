package org.htmst.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.Provenance;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.TimeText;
import org.htmst.sphere.Region;

/**
 * A store's samples as one data set over HTTP, much as HAPI has it, made of the library alone:
 * {@code /data?parameters=flux&start=2016-02-29&stop=2016-03-01} gives lines in the order of time.
 */
final class HapiServer implements AutoCloseable {

    private static final int THREADS = 16;

    private final Store store;
    private final QueryLimits limits;
    private final HttpServer http;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final Semaphore idle = new Semaphore(THREADS);

    /** Begins to serve on a free port of the loopback; an answer that passes {@code limits} is cut short. */
    HapiServer(Store store, QueryLimits limits) throws IOException {
        this.store = store;
        this.limits = limits;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(workers);
        http.createContext("/data", exchange -> {
            idle.acquireUninterruptibly();
            try {
                answer(exchange);
                exchange.close();
            } finally {
                idle.release();
            }
        });
        http.start();
    }

    URI address(String query) {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/data?" + query);
    }

    /** Whether, within a while, no question is being answered any more. */
    boolean isIdleWithin(long seconds) throws InterruptedException {
        boolean all = idle.tryAcquire(THREADS, seconds, TimeUnit.SECONDS);
        if (all) {
            idle.release(THREADS);
        }
        return all;
    }

    /** Before the answer begins a failure has a status of its own; after it, the connection breaks, since the exchange is not closed. */
    private void answer(HttpExchange exchange) throws IOException {
        try {
            SampleQuery query = query(exchange.getRequestURI());
            StoreView view = store.view();
            AnswerOutput[] output = new AnswerOutput[1];
            AnswerOrder.TIME.answer(view, query, limits, granules -> {
                exchange.getResponseHeaders().set("Content-Type", "text/csv");
                exchange.sendResponseHeaders(200, 0);
                output[0] = AnswerOutput.toStream(
                        exchange.getResponseBody(),
                        AnswerFormat.CSV,
                        AnswerColumns.of(query, List.of(), store.catalog()),
                        new Provenance("hapi-like", Clock.systemUTC().instant(), "", List.of()));
                return new AnswerWriter(output[0].printer(), Long.MAX_VALUE);
            });
            output[0].finish();
            exchange.getResponseBody().close();
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, e.getMessage());
        } catch (HtmStException e) {
            refuse(exchange, 503, e.getMessage());
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            throw new IOException(why);
        }
        byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    private static SampleQuery query(URI address) {
        Map<String, String> given = Arrays.stream(address.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return SampleQuery.builder(Region.SPHERE, TimeText.parse(given.get("start") + "/" + given.get("stop")))
                .channels(List.of(given.get("parameters").split(",")))
                .build();
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }
}
