package org.htmst.serve.edr;

import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.htmst.failure.Excerpt;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.RequestBody;
import org.htmst.summary.Epochs;

/** Events that a client sends, as the text of a file that the command takes. */
final class PostedEpochs {

    /** Some forty thousand events. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int TOO_LARGE = 413;

    private PostedEpochs() {}

    /**
     * The events of a body, as the parameter has them.
     *
     * @throws EdrRefusal if they are none
     */
    static String take(HttpServerExchange exchange, OpenRequest request, EdrArguments given) throws IOException {
        if (given.value(EdrArgument.EPOCHS).isPresent()) {
            throw new EdrRefusal("epochs are given twice, as parameter and as body; leave one out");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!RequestBody.copy(exchange, request, MOST_BYTES, bytes)) {
            throw new EdrRefusal(TOO_LARGE, "the body has more than " + MOST_BYTES + " bytes; send fewer events");
        }
        try {
            // Spans are checked where they are used.
            return Epochs.parse(
                            "the body", text(bytes.toByteArray()).lines().toList(), Duration.ZERO, Duration.ofDays(1))
                    .events()
                    .stream()
                    .map(event -> Instant.ofEpochMilli(event).toString())
                    .collect(Collectors.joining(","));
        } catch (IllegalArgumentException e) {
            throw new EdrRefusal("epochs: " + Excerpt.of(e.getMessage()));
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the body is no text in UTF-8; send one with a time a line", e);
        }
    }
}
