package org.htmst.serve.answer;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import org.htmst.answer.cite.Citation;
import org.htmst.answer.cite.CommandText;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.store.Store;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.Reply;

/**
 * Answers {@code /answers/ID}: a Dataset of schema.org, with {@code ?f=datacite} the metadata of DataCite, with {@code ?f=text} a line for
 * a list of references. Of answers that the store keeps; none is kept by asking.
 */
public final class AnswerDoor {

    private static final String PATH = "/answers/";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final Store store;

    /** A door to {@code store}, which stays open. */
    public AnswerDoor(Store store) {
        this.store = store;
    }

    /** Whether a path is one of this door's. */
    public static boolean has(String path) {
        return path.startsWith(PATH);
    }

    /** Answers a request of a path that this door {@linkplain #has has}. */
    public void answer(HttpServerExchange exchange, Reply reply) throws IOException {
        reply.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
        try {
            route(exchange, reply);
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        } catch (HtmStException e) {
            reply.failed(e);
            send(reply, UNAVAILABLE, TEXT, "the store did not answer; ask again");
        }
    }

    private void route(HttpServerExchange exchange, Reply reply) throws IOException {
        String id = exchange.getRequestPath().substring(PATH.length());
        Deque<String> forms = exchange.getQueryParameters().get("f");
        String form = forms == null ? "jsonld" : forms.getFirst();
        Answers answers = store.answers();
        Optional<KeptAnswer> kept = KeptAnswer.isId(id) ? answers.find(id) : Optional.empty();
        if (kept.isEmpty()) {
            send(reply, 404, TEXT, "no answer is kept under this id");
            return;
        }
        Citation citation = citation(answers, kept.get());
        switch (form) {
            case "jsonld" -> send(reply, 200, "application/ld+json", Citation.text(citation.schemaOrg()));
            case "datacite" ->
                send(reply, 200, "application/vnd.datacite.datacite+json", Citation.text(citation.dataCite()));
            case "text" -> send(reply, 200, TEXT, citation.line());
            default -> send(reply, 400, TEXT, "f is no form of a citation; give jsonld, datacite or text");
        }
    }

    private static Citation citation(Answers answers, KeptAnswer kept) {
        return Citation.of(
                kept.id(),
                CommandText.of(kept.question().arguments()),
                kept.software(),
                Instant.ofEpochMilli(kept.createdMs()),
                answers.granules(kept),
                Citation.Credit.NONE);
    }

    private static void send(Reply reply, int status, String type, String text) throws IOException {
        reply.send(status, type, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
