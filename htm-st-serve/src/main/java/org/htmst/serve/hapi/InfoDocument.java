package org.htmst.serve.hapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The documents of HAPI, as JSON. */
final class InfoDocument {

    static final String VERSION = "3.3";

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private InfoDocument() {}

    /** A document that says nothing but its status. */
    static ObjectNode status(HapiStatus status, String message) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("HAPI", VERSION);
        document.putObject("status").put("code", status.code()).put("message", message);
        return document;
    }

    static ObjectNode status(HapiStatus status) {
        return status(status, status.message());
    }

    static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("nodes are JSON", e);
        }
    }
}
