package org.htmst.serve.edr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.RegionEntry;

/** What the door says of itself and of its collections. */
final class EdrDocuments {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    private static final String CRS84 = "CRS84";
    private static final String CRS84_ID = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String CRS84_TEXT = "GEOGCRS[\"WGS 84 (CRS84)\",DATUM[\"World Geodetic System 1984\","
            + "ELLIPSOID[\"WGS 84\",6378137,298.257223563]],CS[ellipsoidal,2],AXIS[\"longitude (Lon)\",east,ORDER[1]],"
            + "AXIS[\"latitude (Lat)\",north,ORDER[2]],UNIT[\"degree\",0.0174532925199433]]";
    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    private static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/core",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/collections",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/json",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/covjson",
            "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/oas30");

    /** Where the door is, as the client calls it, without a slash at the end. */
    private final String base;

    EdrDocuments(String base) {
        this.base = base;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first page. */
    ObjectNode landing() {
        ObjectNode page = node().put("title", "HTM-ST, satellite samples by place and time")
                .put("description", "Particle and field measurements of satellites, in an HTM-ST store.");
        ArrayNode links = page.putArray("links");
        link(links, "", "self", JSON, "this document");
        link(links, "/api", "service-desc", OPENAPI, "the API in OpenAPI 3.0");
        link(links, "/conformance", "conformance", JSON, "what it conforms to");
        link(links, "/collections", "data", JSON, "the collections");
        return page;
    }

    /** What it conforms to. */
    ObjectNode conformance() {
        ObjectNode page = node();
        ArrayNode list = page.putArray("conformsTo");
        CONFORMANCE.forEach(list::add);
        return page;
    }

    /** All collections. */
    ObjectNode collections(List<EdrCollection> all) {
        ObjectNode page = node();
        link(page.putArray("links"), "/collections", "self", JSON, "this document");
        ArrayNode list = page.putArray("collections");
        all.forEach(collection -> list.add(collection(collection)));
        return page;
    }

    /** One collection. */
    ObjectNode collection(EdrCollection collection) {
        ObjectNode page = node().put("id", collection.id())
                .put("title", collection.title())
                .put(
                        "description",
                        "Samples of " + collection.title() + ", in time and place, from "
                                + collection.granules().size() + " input files.");
        String path = "/collections/" + collection.id();
        ArrayNode links = page.putArray("links");
        link(links, path, "self", JSON, "this document");
        link(links, path + "/items", "items", GEOJSON, "the input files");
        extent(page.putObject("extent"), collection);
        ObjectNode queries = page.putObject("data_queries");
        for (EdrQueryKind kind : EdrQueryKind.values()) {
            query(queries.putObject(kind.label()).putObject("link"), path, kind);
        }
        queries.putObject("items")
                .putObject("link")
                .put("href", base + path + "/items")
                .put("rel", "data")
                .putObject("variables")
                .put("title", "The input files.")
                .put("query_type", "items");
        page.putArray("crs").add(CRS84);
        formats(page.putArray("output_formats"));
        ObjectNode names = page.putObject("parameter_names");
        collection.parameters().forEach(column -> names.set(column.name(), parameter(column)));
        return page;
    }

    private static void extent(ObjectNode extent, EdrCollection collection) {
        ObjectNode spatial = extent.putObject("spatial");
        spatial.putArray("bbox").addArray().add(-180).add(-90).add(180).add(90);
        spatial.put("crs", CRS84_ID);
        ObjectNode temporal = extent.putObject("temporal");
        temporal.putArray("interval").addArray().add(time(collection.firstMs())).add(time(collection.lastMs()));
        temporal.put("trs", GREGORIAN);
    }

    private static String time(Optional<Long> ms) {
        return ms.map(time -> Instant.ofEpochMilli(time).toString()).orElse(null);
    }

    private void query(ObjectNode link, String path, EdrQueryKind kind) {
        link.put("href", base + path + "/" + kind.label()).put("rel", "data");
        ObjectNode variables =
                link.putObject("variables").put("title", kind.description()).put("query_type", kind.label());
        if (kind.arguments().contains(EdrArgument.WITHIN_UNITS)) {
            units(variables.putArray("within_units"));
        }
        if (kind == EdrQueryKind.CORRIDOR) {
            units(variables.putArray("width_units"));
            units(variables.putArray("height_units"));
        }
        formats(variables.putArray("output_formats"));
        variables.put("default_output_format", EdrFormat.COVERAGEJSON.label());
        variables.putArray("crs_details").addObject().put("crs", CRS84).put("wkt", CRS84_TEXT);
    }

    private static void units(ArrayNode list) {
        LengthUnit.labels().forEach(list::add);
    }

    private static void formats(ArrayNode list) {
        EdrFormat.labels().forEach(list::add);
    }

    private static ObjectNode parameter(Column column) {
        boolean isWhole =
                column.meanings().stream().allMatch(meaning -> meaning.type().isInteger());
        ObjectNode parameter = node().put("type", "Parameter")
                .put("id", column.name())
                .put("description", column.description().isEmpty() ? column.name() : column.description())
                .put("data-type", isWhole ? "integer" : "float");
        if (!column.unit().isEmpty()) {
            parameter.putObject("unit").put("label", column.unit()).put("symbol", column.unit());
        }
        String family = column.meanings().get(0).family().meaning();
        parameter.putObject("observedProperty").put("label", family);
        return parameter;
    }

    /** The regions that have a name. */
    ObjectNode locations(EdrCollection collection, List<RegionEntry> regions) {
        ObjectNode page = node().put("type", "FeatureCollection");
        ArrayNode list = page.putArray("features");
        regions.forEach(region -> list.addRawValue(new RawValue(region.feature())));
        link(
                page.putArray("links"),
                "/collections/" + collection.id() + "/locations",
                "self",
                GEOJSON,
                "this document");
        return page;
    }

    /** Some of the files, those from {@code from} on, {@code of} how many. */
    ObjectNode items(EdrCollection collection, List<Granule> some, int of) {
        ObjectNode page = node().put("type", "FeatureCollection");
        ArrayNode list = page.putArray("features");
        some.forEach(granule -> list.add(item(collection, granule)));
        link(page.putArray("links"), "/collections/" + collection.id() + "/items", "self", GEOJSON, "this document");
        return page.put("numberMatched", of).put("numberReturned", some.size());
    }

    /** A file; its samples go round the Earth, so that it has no place of its own. */
    ObjectNode item(EdrCollection collection, Granule granule) {
        ObjectNode item = node().put("type", "Feature").put("id", granule.id());
        item.putNull("geometry");
        String span = Instant.ofEpochMilli(granule.firstMs()) + "/" + Instant.ofEpochMilli(granule.lastMs());
        ObjectNode properties = item.putObject("properties")
                .put("label", granule.fileName())
                .put("datetime", span)
                .put("product", granule.product())
                .put("samples", granule.samplesKept())
                .put("sha256", granule.sha256())
                .put(
                        "edrqueryendpoint",
                        base + "/collections/" + collection.id() + "/cube?bbox=-180,-90,180,90&datetime=" + span);
        ArrayNode satellites = properties.putArray("satellites");
        granule.satellites().forEach(satellites::add);
        ArrayNode names = properties.putArray("parameter-name");
        collection.parameters().stream()
                .filter(column -> column.meanings().stream()
                        .anyMatch(meaning -> meaning.product().equals(granule.product())))
                .forEach(column -> names.add(column.name()));
        return item;
    }

    private void link(ArrayNode links, String path, String relation, String type, String title) {
        links.addObject()
                .put("href", base + path)
                .put("rel", relation)
                .put("type", type)
                .put("title", title);
    }
}
