package org.htmst.serve.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetRegister;
import org.htmst.serve.dataset.Datasets;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.HeldCopy;
import org.htmst.serve.http.Reply;
import org.htmst.serve.http.ServerAddress;

/** Answers what is asked under {@code /catalog}. */
public final class CatalogueDoor {

    private static final String PATH = "/catalog";
    private static final String STYLE = "/style.css";
    private static final String JSON = "application/json";
    private static final List<String> FORMS = List.of("html", "json", "jsonld", "spase");
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;

    /** A page that could be made to load or run something else, or be framed by another, is none of ours. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private final Store store;
    private final DatasetRegister register;
    private final Provider provider;
    private final String style;

    /** A door to {@code store}, which stays open. */
    public CatalogueDoor(Store store, DatasetRegister register, Provider provider) {
        this.store = store;
        this.register = register;
        this.provider = provider;
        try (InputStream in = CatalogueDoor.class.getResourceAsStream("style.css")) {
            this.style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a path is one of this door's. */
    public static boolean has(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** Answers a request of a path that this door {@linkplain #has has}. */
    public void answer(HttpServerExchange exchange, Reply reply) throws IOException {
        reply.header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", POLICY);
        try {
            route(exchange, reply);
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        } catch (CatalogueRefusal e) {
            fail(exchange, reply, e.status(), e.getMessage());
        } catch (IOException | HtmStException e) {
            reply.failed(e);
            fail(exchange, reply, UNAVAILABLE, "the store did not answer; ask again");
        } catch (RuntimeException | Error e) {
            reply.failed(e);
            fail(exchange, reply, INTERNAL, "this should not be; please report the request");
        }
    }

    /** In the form that was asked for, as far as that can be told. */
    private static void fail(HttpServerExchange exchange, Reply reply, int status, String message) throws IOException {
        var form = exchange.getQueryParameters().get(CatalogueArguments.F);
        if (form != null && form.getFirst().startsWith("json")) {
            ObjectNode refusal = JsonNodeFactory.instance
                    .objectNode()
                    .put("code", Integer.toString(status))
                    .put("description", message);
            reply.send(status, JSON, bytes(LinkedData.text(refusal) + "\n"));
        } else {
            reply.send(status, CataloguePage.TYPE, bytes(CataloguePage.refusal(message)));
        }
    }

    private void route(HttpServerExchange exchange, Reply reply) throws IOException {
        String path = exchange.getRequestPath().replaceAll("/+$", "");
        String name = path.substring(PATH.length());
        if (name.isEmpty()) {
            list(exchange, reply, new CatalogueArguments(exchange.getQueryParameters(), CatalogueArguments.SEARCH));
        } else if (name.equals(STYLE)) {
            send(exchange, reply, "text/css; charset=utf-8", style, Instant.EPOCH);
        } else {
            dataset(exchange, reply, name.substring(1));
        }
    }

    private void list(HttpServerExchange exchange, Reply reply, CatalogueArguments given) throws IOException {
        String form = given.form(FORMS);
        Datasets datasets = register.now();
        CatalogueSearch search = CatalogueSearch.of(given, datasets);
        String server = ServerAddress.of(exchange);
        StoreView view = store.view();
        List<Entry> found = new ArrayList<>();
        for (Dataset dataset : datasets.all()) {
            if (search.fits(dataset)) {
                register.specimen(dataset, view)
                        .map(specimen -> new Entry(dataset, specimen, provider.product(dataset.product()), server))
                        .ifPresent(found::add);
            }
        }
        Instant modified = Instant.ofEpochMilli(datasets.modifiedMs());
        switch (form) {
            case "json" -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ObjectNode asked = document.putObject("search");
                given.search().forEach(asked::put);
                document.put("numberMatched", found.size());
                ArrayNode list = document.putArray("datasets");
                found.forEach(entry -> list.add(summary(entry)));
                send(exchange, reply, JSON, LinkedData.text(document) + "\n", modified);
            }
            case "jsonld" ->
                send(
                        exchange,
                        reply,
                        LinkedData.TYPE,
                        LinkedData.text(LinkedData.catalogue(found, server, provider)) + "\n",
                        modified);
            case "spase" -> {
                if (found.isEmpty()) {
                    throw new CatalogueRefusal(CatalogueRefusal.NOT_FOUND, "no dataset is of this kind");
                }
                send(exchange, reply, SpaseDocument.TYPE, SpaseDocument.of(found, provider), modified);
            }
            default ->
                send(
                        exchange,
                        reply,
                        CataloguePage.TYPE,
                        CataloguePage.list(found, datasets, given, server, provider),
                        modified);
        }
    }

    private void dataset(HttpServerExchange exchange, Reply reply, String id) throws IOException {
        String form = new CatalogueArguments(exchange.getQueryParameters(), List.of()).form(FORMS);
        Dataset dataset = register.find(id)
                .orElseThrow(() -> new CatalogueRefusal(
                        CatalogueRefusal.NOT_FOUND, "there is no dataset of that id; /catalog lists all"));
        Entry entry = new Entry(
                dataset,
                register.specimen(dataset, store.view())
                        .orElseThrow(
                                () -> new CatalogueRefusal(CatalogueRefusal.NOT_FOUND, "the dataset has no samples")),
                provider.product(dataset.product()),
                ServerAddress.of(exchange));
        Instant modified = Instant.ofEpochMilli(dataset.modifiedMs());
        switch (form) {
            case "json" -> send(exchange, reply, JSON, LinkedData.text(summary(entry)) + "\n", modified);
            case "jsonld" ->
                send(
                        exchange,
                        reply,
                        LinkedData.TYPE,
                        LinkedData.text(LinkedData.dataset(entry, provider)) + "\n",
                        modified);
            case "spase" ->
                send(exchange, reply, SpaseDocument.TYPE, SpaseDocument.of(List.of(entry), provider), modified);
            default -> send(exchange, reply, CataloguePage.TYPE, CataloguePage.dataset(entry, provider), modified);
        }
    }

    /** What JSON says of a dataset. */
    private static ObjectNode summary(Entry entry) {
        Dataset dataset = entry.dataset();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", dataset.id())
                .put("title", dataset.title())
                .put("description", dataset.description())
                .put("kind", dataset.kind().name().toLowerCase(Locale.ROOT))
                .put("satellite", dataset.satellite())
                .put("product", dataset.product());
        dataset.region().ifPresent(region -> node.put("region", region.name()));
        node.put("start", entry.start()).put("stop", entry.stop());
        node.put("cadence", IsoText.duration(entry.specimen().cadence()));
        node.put("modified", IsoText.time(dataset.modifiedMs()));
        ArrayNode families = node.putArray("families");
        entry.families().forEach(families::add);
        ArrayNode channels = node.putArray("channels");
        dataset.channels().forEach(channel -> channels.add(channel.name()));
        ObjectNode links = node.putObject("links")
                .put("page", entry.page())
                .put("spase", entry.page() + "?f=spase")
                .put("jsonld", entry.page() + "?f=jsonld")
                .put("hapi", entry.hapiInfo());
        entry.edr().ifPresent(collection -> links.put("edr", collection));
        return node.put("command", dataset.command());
    }

    private static void send(HttpServerExchange exchange, Reply reply, String type, String text, Instant modified)
            throws IOException {
        if (!HeldCopy.is(exchange, reply, text, modified)) {
            reply.send(200, type, bytes(text));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
