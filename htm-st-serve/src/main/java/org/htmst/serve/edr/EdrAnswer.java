package org.htmst.serve.edr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.order.ClosestSamples;
import org.htmst.answer.order.ThinnedSamples;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.serve.http.Reply;

/** Sends the samples of a request. */
final class EdrAnswer {

    private static final int NO_CONTENT = 204;
    private static final int LONGEST_HEADER = 4000;

    private final EdrRequest request;
    private final String target;
    private final Reply reply;

    /** @param target the request's query as the client sent it, without the question mark */
    EdrAnswer(EdrRequest request, String target, Reply reply) {
        this.request = request;
        this.target = target;
        this.reply = reply;
    }

    /** Sends all; if some cannot be read, the answer is not brought to its end. */
    void send(StoreView view, QueryLimits limits) throws IOException {
        tellOrigin(reply, request.provenance().command(), target);
        if (request.format() == EdrFormat.PROVENANCE) {
            reply.send(200, request.format().type(), provenance().getBytes(StandardCharsets.UTF_8));
        } else if (reply.isHead()) {
            // What is not to be sent is not read.
            reply.head(200, "OK", request.format().type());
        } else {
            sendSamples(view, limits);
        }
    }

    private String provenance() throws IOException {
        return CsvMetadata.text(
                "?" + target.replaceAll("(^|&)f=[^&]*", ""),
                request.columns().stream().map(Column::entry).toList(),
                request.provenance());
    }

    /** Says in the head which command answers the same, and where columns and sources are told. */
    static void tellOrigin(Reply reply, String command, String target) {
        String plain = command.replaceAll("[^ -~]", "?");
        if (plain.length() <= LONGEST_HEADER) {
            reply.header("X-HTM-ST-Command", plain);
        }
        String origin = target.replaceAll("(^|&)f=[^&]*", "")
                .replaceAll("[^!-;=?-~]", "")
                .replaceAll("^&", "");
        if (origin.length() <= LONGEST_HEADER) {
            reply.header(
                    "Link",
                    "<?" + origin + (origin.isEmpty() ? "" : "&") + "f=provenance>; rel=\"describedby\"; type=\""
                            + EdrFormat.PROVENANCE.type() + "\"");
        }
    }

    private void sendSamples(StoreView view, QueryLimits limits) throws IOException {
        long startNs = System.nanoTime();
        try (LateOutput output = new LateOutput(request, reply)) {
            AnswerWriter wanted = new AnswerWriter(output, request.limit().orElse(Long.MAX_VALUE));
            ClosestSamples closest = new ClosestSamples(wanted);
            AnswerWriter all = request.apartMs().isPresent()
                    ? new AnswerWriter(
                            new ThinnedSamples(wanted, request.apartMs().get()), Long.MAX_VALUE)
                    : wanted;
            AnswerWriter near = new AnswerWriter(closest, Long.MAX_VALUE);
            for (EdrRequest.Part part : request.parts()) {
                boolean isClosest = part.closestTo().isPresent();
                part.closestTo().ifPresent(closest::begin);
                AnswerWriter writer = isClosest ? near : all;
                AnswerOrder order = isClosest ? AnswerOrder.TIME : request.order();
                order.answer(view, part.query(), left(limits, startNs, writer.printed()), granules -> writer);
                if (all.isFull()) {
                    break;
                }
            }
            closest.finish();
            output.finish();
            if (!output.isBegun()) {
                reply.empty(NO_CONTENT);
            }
        }
    }

    /** What the next part may take; of no time at all the least is left. */
    private static QueryLimits left(QueryLimits limits, long startNs, long printed) {
        QueryLimits samples = limits.withSamples(Math.max(0, limits.samples() - printed));
        if (limits.time().isEmpty()) {
            return samples;
        }
        long leftNs = limits.time().get().toNanos() - (System.nanoTime() - startNs);
        return samples.withTime(Duration.ofNanos(Math.max(1, leftNs)));
    }
}
