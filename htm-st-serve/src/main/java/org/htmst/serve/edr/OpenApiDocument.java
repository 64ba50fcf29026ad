package org.htmst.serve.edr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.hbase.load.ProgramVersion;

/** The door in OpenAPI 3.0. */
final class OpenApiDocument {

    private static final String COLLECTION = "/edr/collections/{collectionId}";

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths;

    /** What stands among the components, as it is optional somewhere. */
    private final Set<EdrArgument> referenced = EnumSet.noneOf(EdrArgument.class);

    private OpenApiDocument(String server) {
        root.put("openapi", "3.0.3");
        ObjectNode info = root.putObject("info")
                .put("title", "HTM-ST, satellite samples by place and time")
                .put("description", "OGC API Environmental Data Retrieval 1.1 of an HTM-ST store, and summaries.")
                .put("version", ProgramVersion.CURRENT);
        info.putObject("contact").put("name", "whoever runs this server").put("url", server + "/");
        info.putObject("license").put("name", "as of the program and its data").put("url", server + "/edr");
        root.putArray("servers").addObject().put("url", server);
        // Nothing asks who the client is.
        root.putArray("security");
        ArrayNode tags = root.putArray("tags");
        tags.addObject().put("name", "service").put("description", "What the door says of itself.");
        tags.addObject().put("name", "data").put("description", "Samples and what they come to.");
        paths = root.putObject("paths");
    }

    /**
     * The document.
     *
     * @param server where it is, as the client calls it, without a slash at the end
     */
    static ObjectNode of(String server) {
        OpenApiDocument document = new OpenApiDocument(server);
        document.paths();
        document.components();
        return document.root;
    }

    private void paths() {
        page("/edr", "getLandingPage", "The first page.", EdrDocuments.JSON);
        page("/edr/conformance", "getConformance", "What the door conforms to.", EdrDocuments.JSON);
        page("/edr/api", "getApi", "This document.", EdrDocuments.OPENAPI);
        page("/edr/collections", "getCollections", "The collections.", EdrDocuments.JSON);
        page(COLLECTION, "getCollection", "A collection.", EdrDocuments.JSON);
        page(COLLECTION + "/locations", "getLocations", "The regions that have a name.", EdrDocuments.GEOJSON);
        ObjectNode items = page(COLLECTION + "/items", "getItems", "The input files.", EdrDocuments.GEOJSON);
        ItemsReply.ARGUMENTS.stream()
                .filter(argument -> argument != EdrArgument.F)
                .forEach(argument -> parameter((ArrayNode) items.get("parameters"), argument, false));
        page(COLLECTION + "/items/{itemId}", "getItem", "An input file.", EdrDocuments.GEOJSON);
        for (EdrQueryKind kind : EdrQueryKind.values()) {
            boolean isNamed = kind == EdrQueryKind.LOCATIONS;
            String name = kind.label().substring(0, 1).toUpperCase(Locale.ROOT)
                    + kind.label().substring(1);
            ObjectNode query = operation(
                    COLLECTION + "/" + kind.label() + (isNamed ? "/{locationId}" : ""),
                    "get" + name + "Data",
                    kind.description(),
                    "data",
                    EdrFormat.types());
            kind.arguments()
                    .forEach(argument -> parameter(
                            (ArrayNode) query.get("parameters"),
                            argument,
                            kind.required().contains(argument)));
        }
        summaries();
    }

    private void summaries() {
        ObjectNode asked = operation(
                "/summarize",
                "getSummary",
                "What samples come to, as htm-st summarize says it.",
                "data",
                SummaryReply.TYPES.stream());
        SummaryReply.ARGUMENTS.forEach(
                argument -> parameter((ArrayNode) asked.get("parameters"), argument, argument == EdrArgument.CHANNEL));
        ObjectNode sent = operation(
                "/summarize",
                "post",
                "postSummary",
                "What samples around many events come to.",
                "data",
                SummaryReply.TYPES.stream());
        SummaryReply.ARGUMENTS.stream()
                .filter(argument -> argument != EdrArgument.EPOCHS)
                .forEach(argument -> parameter(
                        (ArrayNode) sent.get("parameters"),
                        argument,
                        List.of(EdrArgument.CHANNEL, EdrArgument.BEFORE, EdrArgument.AFTER)
                                .contains(argument)));
        ObjectNode body = sent.putObject("requestBody")
                .put("required", true)
                .put("description", "The events of epochs: a time a line, # begins a comment; at most 1 MiB.");
        ObjectNode text = body.putObject("content").putObject("text/plain");
        text.putObject("schema").put("type", "string");
        text.put("example", "2013-03-17T06:00Z\n2013-06-01T01:00Z\n");
        refer((ObjectNode) sent.get("responses"), "413");
    }

    private ObjectNode page(String path, String id, String description, String type) {
        ObjectNode page = operation(path, id, description, "service", Stream.of(type));
        parameter((ArrayNode) page.get("parameters"), EdrArgument.F, false);
        return page;
    }

    private ObjectNode operation(String path, String id, String description, String tag, Stream<String> types) {
        return operation(path, "get", id, description, tag, types);
    }

    private ObjectNode operation(
            String path, String method, String id, String description, String tag, Stream<String> types) {
        ObjectNode operation = paths.withObjectProperty(path).putObject(method);
        operation.putArray("tags").add(tag);
        operation.put("operationId", id).put("summary", description).put("description", description);
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : List.of("collectionId", "itemId", "locationId")) {
            if (path.contains("{" + name + "}")) {
                parameters.addObject().put("$ref", "#/components/parameters/" + name);
            }
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode answer =
                responses.putObject("200").put("description", "The answer.").putObject("content");
        types.forEach(
                type -> answer.putObject(type).putObject("schema").put("type", isText(type) ? "string" : "object"));
        if (tag.equals("data")) {
            responses.putObject("204").put("description", "There is no such sample.");
        }
        List.of("400", "404", "503").forEach(status -> refer(responses, status));
        return operation;
    }

    private static void refer(ObjectNode responses, String status) {
        responses.putObject(status).put("$ref", "#/components/responses/" + status);
    }

    private static boolean isText(String type) {
        return !type.contains("json") || type.contains("ndjson");
    }

    private void parameter(ArrayNode parameters, EdrArgument argument, boolean isRequired) {
        if (isRequired) {
            describe(parameters.addObject(), argument).put("required", true);
        } else {
            parameters.addObject().put("$ref", "#/components/parameters/" + argument.label());
            referenced.add(argument);
        }
    }

    private static ObjectNode describe(ObjectNode parameter, EdrArgument argument) {
        parameter.put("name", argument.label()).put("in", "query").put("description", argument.description());
        ObjectNode schema = parameter.putObject("schema");
        if (argument.isRepeatable()) {
            schema.put("type", "array").putObject("items").put("type", argument.type());
            parameter.put("style", "form").put("explode", true);
            parameter.putArray("example").add(argument.example());
        } else {
            schema.put("type", argument.type());
            switch (argument.type()) {
                case "string" -> parameter.put("example", argument.example());
                case "boolean" -> parameter.put("example", Boolean.parseBoolean(argument.example()));
                default -> parameter.put("example", Long.parseLong(argument.example()));
            }
        }
        return parameter;
    }

    private void components() {
        ObjectNode components = root.putObject("components");
        ObjectNode parameters = components.putObject("parameters");
        inPath(parameters, "collectionId", "string", "The id of a collection, as /edr/collections has it.", "all");
        inPath(parameters, "locationId", "string", "The name of a region.", "saa");
        inPath(parameters, "itemId", "integer", "The number of an input file.", "1");
        for (EdrArgument argument : referenced) {
            describe(parameters.putObject(argument.label()), argument).put("required", false);
        }
        ObjectNode exception =
                components.putObject("schemas").putObject("exception").put("type", "object");
        exception.putArray("required").add("code");
        ObjectNode properties = exception.putObject("properties");
        properties.putObject("code").put("type", "string");
        properties.putObject("description").put("type", "string");
        ObjectNode responses = components.putObject("responses");
        refusal(responses, "400", "The request cannot be understood; the description says what to do.");
        refusal(responses, "404", "There is nothing of that name.");
        refusal(responses, "413", "The body is too large; send fewer events.");
        refusal(responses, "503", "The store did not answer in time; ask again, or for less.");
    }

    private static void inPath(ObjectNode parameters, String name, String type, String description, String example) {
        ObjectNode parameter = parameters
                .putObject(name)
                .put("name", name)
                .put("in", "path")
                .put("required", true)
                .put("description", description);
        parameter.putObject("schema").put("type", type);
        if (type.equals("integer")) {
            parameter.put("example", Long.parseLong(example));
        } else {
            parameter.put("example", example);
        }
    }

    private static void refusal(ObjectNode responses, String status, String description) {
        responses
                .putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject(EdrDocuments.JSON)
                .putObject("schema")
                .put("$ref", "#/components/schemas/exception");
    }
}
