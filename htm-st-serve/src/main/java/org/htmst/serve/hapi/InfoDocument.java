package org.htmst.serve.hapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.region.text.NamedRegion;
import org.htmst.time.TimeWindow;

/** The documents of HAPI, as JSON. */
final class InfoDocument {

    static final String VERSION = "3.3";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InfoDocument() {}

    /** A document that says nothing but its status. */
    static ObjectNode status(HapiStatus status, String message) {
        ObjectNode document = NODES.objectNode().put("HAPI", VERSION);
        document.putObject("status").put("code", status.code()).put("message", message);
        return document;
    }

    static ObjectNode status(HapiStatus status) {
        return status(status, status.message());
    }

    /** Adds to {@code document} what describes a dataset, or some parameters of it. */
    static void describe(
            ObjectNode document, Dataset dataset, List<HapiParameter> parameters, Optional<Specimen> specimen) {
        TimeWindow window = dataset.window();
        document.put("startDate", time(window.startMs())).put("stopDate", time(window.endMs()));
        document.put("timeStampLocation", "other");
        specimen.flatMap(Specimen::cadence).ifPresent(cadence -> document.put("cadence", duration(cadence)));
        specimen.map(shown -> shown.window(window))
                .ifPresent(shown -> document.put("sampleStartDate", time(shown.startMs()))
                        .put("sampleStopDate", time(shown.endMs())));
        document.put("description", description(dataset));
        document.put("modificationDate", time(dataset.modifiedMs()));
        document.put(
                "provenance",
                dataset.granules().size() + " input files of product " + dataset.product() + ", the last loaded "
                        + time(dataset.modifiedMs()));
        document.put("x_satellite", dataset.satellite()).put("x_product", dataset.product());
        dataset.region().ifPresent(region -> document.put("x_region", region.toString()));
        document.put("x_command", command(dataset));
        ArrayNode list = document.putArray("parameters");
        parameters.forEach(parameter -> list.add(parameter(parameter)));
    }

    private static String description(Dataset dataset) {
        return "Samples of " + dataset.satellite() + " from files of product " + dataset.product()
                + dataset.region().map(region -> " in the region " + region).orElse("")
                + ", in the order of time; values that are missing, or were spoilt by in-flight calibration, are fill";
    }

    /** The command that answers with the same samples, but for those without a value. */
    private static String command(Dataset dataset) {
        return "htm-st query --order time --satellite " + dataset.satellite() + " --product " + dataset.product()
                + dataset.region()
                        .map((NamedRegion region) -> " --region " + region)
                        .orElse("");
    }

    private static ObjectNode parameter(HapiParameter parameter) {
        ObjectNode node = NODES.objectNode()
                .put("name", parameter.name())
                .put("type", parameter.type().name().toLowerCase(Locale.ROOT));
        if (parameter.type() == HapiParameter.Type.ISOTIME) {
            node.put("length", HapiParameter.TIME_LENGTH);
        }
        if (parameter.isArray()) {
            node.putArray("size").add(parameter.elements().size());
        }
        node.put("units", parameter.unit().isEmpty() ? null : parameter.unit());
        node.put("fill", parameter.fill().isEmpty() ? null : parameter.fill());
        if (!parameter.description().isEmpty()) {
            node.put("description", parameter.description());
        }
        if (parameter.isArray()) {
            ObjectNode bins = node.putArray("bins").addObject();
            bins.put("name", "energy").put("units", "keV");
            ArrayNode centers = bins.putArray("centers");
            parameter.energiesKev().forEach(centers::add);
            bins.put("description", "energy of each channel, or its lower bound where the channel has no upper one");
        }
        return node;
    }

    /** A time with milliseconds, as in records. */
    static String time(long timeMs) {
        return TIME.format(Instant.ofEpochMilli(timeMs));
    }

    /** {@code PT2S}, {@code PT0.5S}: seconds alone, since months and years have no length. */
    private static String duration(Duration cadence) {
        long ms = cadence.toMillis();
        return "PT"
                + (ms % 1000 == 0
                        ? Long.toString(ms / 1000)
                        : String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000)
                                .replaceAll("0+$", ""))
                + "S";
    }

    static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("nodes are JSON", e);
        }
    }
}
