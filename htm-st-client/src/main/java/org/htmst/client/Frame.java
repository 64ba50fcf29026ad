package org.htmst.client;

import java.nio.charset.StandardCharsets;

/** What was received: its kind and its bytes, which are the receiver's. */
public record Frame(FrameKind kind, byte[] bytes) {

    /** The bytes as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
