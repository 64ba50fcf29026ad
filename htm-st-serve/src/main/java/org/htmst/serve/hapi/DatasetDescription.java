package org.htmst.serve.hapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetKind;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.ParameterBins;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.dataset.Specimen;
import org.htmst.time.TimeWindow;

/**
 * What HAPI says of a dataset.
 *
 * @param provider what is known of who provides the data
 * @param server where the client reaches it, without a slash at the end
 */
record DatasetDescription(Provider provider, String server) {

    /** Adds to {@code document} what describes a dataset, or some parameters of it. */
    void describe(
            ObjectNode document, Dataset dataset, List<DatasetParameter> parameters, Optional<Specimen> specimen) {
        TimeWindow window = dataset.window();
        document.put("startDate", IsoText.time(window.startMs())).put("stopDate", IsoText.time(window.endMs()));
        boolean isSpan = dataset.kind() != DatasetKind.SAMPLES;
        document.put("timeStampLocation", isSpan ? "begin" : "other");
        specimen.ifPresent(shown -> document.put("cadence", IsoText.duration(shown.cadence())));
        specimen.flatMap(shown -> shown.sample(dataset))
                .ifPresent(shown -> document.put("sampleStartDate", IsoText.time(shown.startMs()))
                        .put("sampleStopDate", IsoText.time(shown.endMs())));
        document.put("description", dataset.description());
        document.put("modificationDate", IsoText.time(dataset.modifiedMs()));
        document.put(
                "provenance",
                dataset.granules().size() + " input files of product " + dataset.product() + ", the last loaded "
                        + IsoText.time(dataset.modifiedMs()));
        facts(document, dataset);
        document.put("x_satellite", dataset.satellite()).put("x_product", dataset.product());
        dataset.region().ifPresent(region -> document.put("x_region", region.name()));
        document.put("x_command", dataset.command());
        location(document, dataset.parameters());
        ArrayNode list = document.putArray("parameters");
        parameters.forEach(parameter -> list.add(parameter(parameter)));
    }

    /** What is known of its product; where nothing is, the catalogue of this server. */
    private void facts(ObjectNode document, Dataset dataset) {
        Provider.ProductFacts facts = provider.product(dataset.product());
        String id = provider.spaseId("NumericalData", dataset.id());
        document.put("resourceID", facts.resourceId().isEmpty() ? id : facts.resourceId());
        String page = server + "/catalog/" + dataset.id();
        document.put("resourceURL", facts.resourceUrl().isEmpty() ? page : facts.resourceUrl());
        known(document, "datasetCitation", facts.citation());
        known(document, "contact", facts.contact());
        known(document, "licenseURL", facts.licenseUrl());
    }

    /** Adds a text that is known. */
    static void known(ObjectNode document, String name, String text) {
        if (!text.isEmpty()) {
            document.put(name, text);
        }
    }

    /**
     * Which parameters tell where records were taken. HAPI's text has this under {@code location}; its schema, by which clients check, allows
     * only a place that stands still there. So it has a name of our own.
     */
    private static void location(ObjectNode document, List<DatasetParameter> parameters) {
        List<DatasetParameter> places = parameters.stream()
                .filter(parameter -> component(parameter.place()).isPresent())
                .toList();
        if (!places.isEmpty()) {
            ObjectNode location = document.putObject("x_location");
            ArrayNode names = location.putArray("parameters").addArray();
            ArrayNode components = location.putArray("vectorComponents").addArray();
            places.forEach(parameter -> {
                names.add(parameter.name());
                components.add(component(parameter.place()).orElseThrow());
            });
        }
    }

    private static Optional<String> component(DatasetParameter.Place place) {
        return switch (place) {
            case LAT -> Optional.of("latitude");
            case LON -> Optional.of("longitude");
            case ALT -> Optional.of("altitude");
            default -> Optional.empty();
        };
    }

    private static ObjectNode parameter(DatasetParameter parameter) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", parameter.name())
                .put("type", parameter.type().name().toLowerCase(Locale.ROOT));
        if (parameter.type() == DatasetParameter.Type.ISOTIME) {
            node.put("length", DatasetParameter.TIME_LENGTH);
        }
        if (parameter.isArray()) {
            node.putArray("size").add(parameter.elements().size());
        }
        node.put("units", parameter.unit().isEmpty() ? null : parameter.unit());
        node.put("fill", parameter.fill().isEmpty() ? null : parameter.fill());
        known(node, "description", parameter.description());
        parameter.bins().ifPresent(known -> bins(node.putArray("bins").addObject(), known));
        return node;
    }

    private static void bins(ObjectNode node, ParameterBins bins) {
        node.put("name", bins.name()).put("units", bins.unit().isEmpty() ? "dimensionless" : bins.unit());
        ArrayNode centers = node.putArray("centers");
        bins.centers().forEach(centers::add);
        if (!bins.edges().isEmpty()) {
            ArrayNode ranges = node.putArray("ranges");
            for (int i = 1; i < bins.edges().size(); i++) {
                ranges.addArray().add(bins.edges().get(i - 1)).add(bins.edges().get(i));
            }
        }
        node.put("description", bins.description());
    }
}
