package org.htmst.answer.cite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.hbase.catalog.Granule;
import org.htmst.time.TimeWindow;

/**
 * What is cited of an answer.
 *
 * @param id of the answer
 * @param command the question
 * @param software that made it
 * @param created when it was made
 * @param products of its input files, how many of each
 * @param satellites of these, sorted
 * @param window from their first sample to just after the last; of no length if there is none
 * @param credit what no store knows
 */
public record Citation(
        String id,
        String command,
        String software,
        Instant created,
        Map<String, Long> products,
        List<String> satellites,
        TimeWindow window,
        Credit credit) {

    /** What DataCite has for what is not known. */
    private static final String UNKNOWN = "(:unkn)";

    private static final String KERNEL = "http://datacite.org/schema/kernel-4";
    private static final String KIND = "Answer of a store of satellite measurements";

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /**
     * Who is to be named, and where the answer is published.
     *
     * @param creators names, in the order to be named; empty if nobody was named
     * @param publisher who keeps it; empty if that is not said
     * @param title empty for one that is made of the input files
     * @param doi under which it is published; empty if it is not
     * @param url where it is; empty if that is not said
     */
    public record Credit(List<String> creators, String publisher, String title, String doi, String url) {

        /** Nothing is said. */
        public static final Credit NONE = new Credit(List.of(), "", "", "", "");

        public Credit {
            creators = List.copyOf(creators);
        }
    }

    /** The citation of an answer that was made of some granules. */
    public static Citation of(
            String id, String command, String software, Instant created, List<Granule> granules, Credit credit) {
        return new Citation(
                id,
                command,
                software,
                created,
                granules.stream().collect(Collectors.groupingBy(Granule::product, TreeMap::new, Collectors.counting())),
                granules.stream()
                        .flatMap(granule -> granule.satellites().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                granules.isEmpty()
                        ? new TimeWindow(0, 0)
                        : new TimeWindow(
                                granules.stream()
                                        .mapToLong(Granule::firstMs)
                                        .min()
                                        .orElse(0),
                                granules.stream()
                                                .mapToLong(Granule::lastMs)
                                                .max()
                                                .orElse(0)
                                        + 1),
                credit);
    }

    /** In words. */
    public String title() {
        return credit.title().isEmpty()
                ? (satellites.isEmpty() ? "Nothing" : "Data of " + String.join(", ", satellites))
                        + (window.isEmpty() ? "" : ", " + days())
                : credit.title();
    }

    private String days() {
        String first = day(window.startMs());
        String last = day(window.endMs() - 1);
        return first.equals(last) ? first : first + " to " + last;
    }

    private static String day(long ms) {
        return Instant.ofEpochMilli(ms).toString().substring(0, "2019-10-24".length());
    }

    private String year() {
        return String.valueOf(created.atZone(ZoneOffset.UTC).getYear());
    }

    private String span() {
        return Instant.ofEpochMilli(window.startMs()) + "/" + Instant.ofEpochMilli(window.endMs() - 1);
    }

    private String method() {
        return "Answer " + id + " of " + software + " to: " + command + "; made of "
                + products.entrySet().stream()
                        .map(product -> product.getValue() + (product.getValue() == 1 ? " file" : " files") + " of "
                                + product.getKey())
                        .collect(Collectors.joining(", "))
                + ". 'htm-st repeat " + id + "' gives it again.";
    }

    /** A line for a list of references. */
    public String line() {
        return (credit.creators().isEmpty() ? "" : String.join("; ", credit.creators()) + " ")
                + "(" + year() + "): " + title() + ". "
                + (credit.publisher().isEmpty() ? "" : credit.publisher() + ". ")
                + (credit.doi().isEmpty() ? "" : "https://doi.org/" + credit.doi() + ". ")
                + "Answer " + id + " of " + software + ", " + created + ".";
    }

    /** The metadata of DataCite's schema 4.5, in JSON. */
    public ObjectNode dataCite() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (!credit.doi().isEmpty()) {
            document.put("doi", credit.doi());
        }
        ArrayNode identifiers = document.putArray("identifiers");
        if (!credit.doi().isEmpty()) {
            identifiers
                    .addObject()
                    .put("identifier", "https://doi.org/" + credit.doi())
                    .put("identifierType", "DOI");
        }
        identifiers.addObject().put("identifier", id).put("identifierType", "HTM-ST answer");
        ArrayNode creators = document.putArray("creators");
        (credit.creators().isEmpty() ? List.of(UNKNOWN) : credit.creators())
                .forEach(name -> creators.addObject().put("name", name));
        document.putArray("titles").addObject().put("title", title());
        document.putObject("publisher").put("name", known(credit.publisher()));
        document.put("publicationYear", year());
        document.putObject("types").put("resourceTypeGeneral", "Dataset").put("resourceType", KIND);
        ArrayNode subjects = document.putArray("subjects");
        satellites.forEach(name -> subjects.addObject().put("subject", name));
        ArrayNode dates = document.putArray("dates");
        dates.addObject().put("date", created.toString()).put("dateType", "Created");
        if (!window.isEmpty()) {
            dates.addObject().put("date", span()).put("dateType", "Collected");
        }
        document.put("version", id);
        document.putArray("descriptions")
                .addObject()
                .put("description", method())
                .put("descriptionType", "Methods");
        if (!products.isEmpty()) {
            ArrayNode items = document.putArray("relatedItems");
            products.forEach((product, files) -> items.addObject()
                    .put("relatedItemType", "Dataset")
                    .put("relationType", "IsDerivedFrom")
                    .putArray("titles")
                    .addObject()
                    .put("title", product));
        }
        if (!credit.url().isEmpty()) {
            document.put("url", credit.url());
        }
        return document.put("schemaVersion", KERNEL);
    }

    /** A Dataset of schema.org, as JSON-LD. */
    public ObjectNode schemaOrg() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("@context", "https://schema.org/")
                .put("@type", "Dataset")
                .put("name", title())
                .put("description", method());
        ArrayNode identifiers = document.putArray("identifier");
        identifiers
                .addObject()
                .put("@type", "PropertyValue")
                .put("propertyID", "HTM-ST answer")
                .put("value", id);
        if (!credit.doi().isEmpty()) {
            identifiers.add("https://doi.org/" + credit.doi());
        }
        if (!credit.url().isEmpty()) {
            document.put("url", credit.url());
        }
        ArrayNode creators = document.putArray("creator");
        credit.creators()
                .forEach(name -> creators.addObject().put("@type", "Thing").put("name", name));
        if (credit.creators().isEmpty()) {
            document.remove("creator");
        }
        if (!credit.publisher().isEmpty()) {
            document.putObject("publisher").put("@type", "Organization").put("name", credit.publisher());
        }
        document.put("dateCreated", created.toString());
        if (!window.isEmpty()) {
            document.put("temporalCoverage", span());
        }
        ArrayNode keywords = document.putArray("keywords");
        satellites.forEach(keywords::add);
        ArrayNode based = document.putArray("isBasedOn");
        products.forEach(
                (product, files) -> based.addObject().put("@type", "Dataset").put("name", product));
        return document.put("creditText", line());
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    /** A document as text. */
    public static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("nodes are JSON", e);
        }
    }
}
