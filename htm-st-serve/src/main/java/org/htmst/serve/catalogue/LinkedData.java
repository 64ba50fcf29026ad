package org.htmst.serve.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.Provider;

/** Datasets in the words of schema.org, as JSON-LD, by which search engines find them. */
final class LinkedData {

    static final String TYPE = "application/ld+json";

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("csv", "text/csv", "binary", "application/octet-stream", "json", "application/json");

    private LinkedData() {}

    private static ObjectNode node(String type) {
        return JsonNodeFactory.instance.objectNode().put("@type", type);
    }

    private static ObjectNode document(String type) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org/");
        return document.put("@type", type);
    }

    /** A catalogue of datasets, of each of which there is a name and its page. */
    static ObjectNode catalogue(List<Entry> entries, String server, Provider provider) {
        ObjectNode catalogue = document("DataCatalog")
                .put("@id", server + "/catalog")
                .put("url", server + "/catalog")
                .put("name", provider.title().isEmpty() ? "Satellite samples by place and time" : provider.title())
                .put("description", "Particle and field measurements of satellites, in an HTM-ST store.");
        known(catalogue, "citation", provider.citation());
        ArrayNode datasets = catalogue.putArray("dataset");
        for (Entry entry : entries) {
            datasets.add(node("Dataset")
                    .put("@id", entry.page())
                    .put("name", entry.dataset().title())
                    .put("description", entry.dataset().description())
                    .put("url", entry.page()));
        }
        return catalogue;
    }

    /** A dataset. */
    static ObjectNode dataset(Entry entry, Provider provider) {
        Provider.ProductFacts facts = entry.facts();
        ObjectNode dataset = document("Dataset")
                .put("@id", entry.page())
                .put("url", entry.page())
                .put("name", entry.dataset().title())
                .put("description", entry.dataset().description());
        dataset.putArray("identifier").add(entry.id()).add(provider.spaseId("NumericalData", entry.id()));
        known(dataset, "alternateName", facts.title());
        known(dataset, "sameAs", facts.resourceUrl());
        known(dataset, "citation", facts.citation());
        known(dataset, "license", facts.licenseUrl());
        if (!facts.contact().isEmpty()) {
            dataset.set("creator", node("Organization").put("name", facts.contact()));
        }
        ArrayNode keywords = dataset.putArray("keywords")
                .add(entry.dataset().satellite())
                .add(entry.dataset().product());
        entry.dataset().region().ifPresent(region -> keywords.add(region.name()));
        entry.families().forEach(keywords::add);
        ArrayNode techniques = dataset.putArray("measurementTechnique");
        entry.instruments().forEach(techniques::add);
        dataset.put("temporalCoverage", entry.start() + "/" + entry.stop())
                .put("dateModified", IsoText.time(entry.dataset().modifiedMs()));
        place(dataset, entry);
        ArrayNode variables = dataset.putArray("variableMeasured");
        entry.dataset().parameters().stream().map(LinkedData::variable).forEach(variables::add);
        distributions(dataset.putArray("distribution"), entry);
        dataset.set(
                "includedInDataCatalog",
                node("DataCatalog").put("@id", entry.server() + "/catalog").put("url", entry.server() + "/catalog"));
        return dataset;
    }

    private static void place(ObjectNode dataset, Entry entry) {
        ObjectNode place = node("Place");
        entry.dataset().region().ifPresent(region -> {
            place.put("name", region.name());
            place.put("description", region.meaning());
        });
        RegionBox.of(entry.dataset())
                .ifPresent(box -> place.set(
                        "geo", node("GeoShape").put("box", box.southDeg() + " -180 " + box.northDeg() + " 180")));
        dataset.set("spatialCoverage", place);
    }

    private static ObjectNode variable(DatasetParameter parameter) {
        ObjectNode variable = node("PropertyValue").put("name", parameter.name());
        known(variable, "description", parameter.description());
        known(variable, "unitText", parameter.unit());
        return variable;
    }

    private static void distributions(ArrayNode list, Entry entry) {
        for (String format : Entry.HAPI_FORMATS) {
            list.add(node("DataDownload")
                    .put("name", "HAPI, " + format)
                    .put("encodingFormat", MEDIA_TYPES.get(format))
                    .put("contentUrl", entry.hapiData(format)));
        }
        entry.edr()
                .ifPresent(collection -> list.add(node("DataDownload")
                        .put("name", "OGC API EDR, Parquet")
                        .put("encodingFormat", "application/vnd.apache.parquet")
                        .put(
                                "contentUrl",
                                collection + "/cube?bbox=-180,-90,180,90&datetime=" + entry.start() + "/" + entry.stop()
                                        + "&f=parquet")));
    }

    private static void known(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    /** As text. */
    static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("nodes are JSON", e);
        }
    }

    /** The same, so that it can stand in an HTML page: nothing in it ends the element around it, or looks like a tag. */
    static String textInPage(ObjectNode document) {
        return text(document).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
