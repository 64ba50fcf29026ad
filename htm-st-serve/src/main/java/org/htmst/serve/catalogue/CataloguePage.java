package org.htmst.serve.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.sample.Family;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.DatasetRegion;
import org.htmst.serve.dataset.Datasets;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.Provider;

/** The pages of the catalogue. They work without a script, and load nothing but their style. */
final class CataloguePage {

    static final String TYPE = "text/html; charset=utf-8";

    private final Markup out = new Markup("<!DOCTYPE html>");

    private CataloguePage(String title, Optional<String> linkedData) {
        out.open("html", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title);
        out.empty("link", "rel", "icon", "href", "/page/icon.svg", "type", "image/svg+xml");
        out.empty("link", "rel", "stylesheet", "href", "/catalog/style.css");
        linkedData.ifPresent(json -> out.line().element("script", json, "type", LinkedData.TYPE));
        out.close().line().open("body");
        out.open("header").element("h1", title).open("nav", "aria-label", "HTM-ST");
        link("/", "map").text(" ");
        link("/catalog", "catalogue").text(" ");
        link("/hapi", "HAPI").text(" ");
        link("/edr/collections", "EDR").close().close().line().open("main");
    }

    private Markup link(String to, String text) {
        return out.element("a", text, "href", to);
    }

    private String end() {
        return out.close().close().close().end();
    }

    /** A page that says what is wrong with a request. */
    static String refusal(String message) {
        CataloguePage page = new CataloguePage("This cannot be answered", Optional.empty());
        page.out.element("p", message, "role", "alert", "class", "error");
        page.out.open("p");
        page.link("/catalog", "All datasets");
        page.out.close();
        return page.end();
    }

    /** The datasets that were found, and a form to look for others. */
    static String list(
            List<Entry> found, Datasets datasets, CatalogueArguments given, String server, Provider provider) {
        String title = provider.title().isEmpty() ? "Catalogue of datasets" : provider.title();
        String json = LinkedData.textInPage(LinkedData.catalogue(found, server, provider));
        CataloguePage page = new CataloguePage(title, Optional.of(json));
        page.form(datasets, given);
        page.table(found);
        page.out.open("p").text("The same as ");
        page.link("/catalog" + query(given, "json"), "JSON").text(", ");
        page.link("/catalog" + query(given, "jsonld"), "JSON-LD (schema.org)").text(" and ");
        page.link("/catalog" + query(given, "spase"), "SPASE").text(".").close();
        return page.end();
    }

    private static String query(CatalogueArguments given, String form) {
        Map<String, String> all = new LinkedHashMap<>(given.search());
        all.put(CatalogueArguments.F, form);
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private void form(Datasets datasets, CatalogueArguments given) {
        out.open("form", "action", "/catalog", "method", "get", "role", "search");
        input("Words", CatalogueArguments.Q, given, "electrons saa");
        choice(
                "Satellite",
                CatalogueArguments.SATELLITE,
                given,
                datasets.all().stream().map(Dataset::satellite));
        choice(
                "Product",
                CatalogueArguments.PRODUCT,
                given,
                datasets.all().stream().map(Dataset::product));
        input("Channel", CatalogueArguments.CHANNEL, given, "e1/0 or mep_ele*");
        choice(
                "Family",
                CatalogueArguments.FAMILY,
                given,
                Arrays.stream(Family.values()).map(Family::name));
        choice(
                "Region",
                CatalogueArguments.REGION,
                given,
                datasets.regions().stream().map(DatasetRegion::name));
        input("Time, UTC", CatalogueArguments.TIME, given, "2019-10-24/P1D");
        out.element("button", "Search").close().line();
    }

    private void input(String label, String name, CatalogueArguments given, String example) {
        out.open("label").text(label + " ");
        out.empty("input", "name", name, "value", given.value(name), "placeholder", example, "size", "16");
        out.close();
    }

    private void choice(String label, String name, CatalogueArguments given, Stream<String> values) {
        List<String> known = values.distinct().sorted().toList();
        String chosen = given.value(name);
        out.open("label").text(label + " ").open("select", "name", name);
        out.element("option", "any", "value", "");
        // What was typed in an address may be a pattern, or in another case.
        Stream.concat(known.stream(), Stream.of(chosen).filter(typed -> !typed.isEmpty() && !known.contains(typed)))
                .forEach(value -> {
                    if (value.equals(chosen)) {
                        out.element("option", value, "selected", "selected");
                    } else {
                        out.element("option", value);
                    }
                });
        out.close().close();
    }

    private void table(List<Entry> found) {
        out.element(
                "p",
                found.isEmpty()
                        ? "No dataset is of this kind."
                        : found.size() + (found.size() == 1 ? " dataset" : " datasets"),
                "role",
                "status");
        if (found.isEmpty()) {
            return;
        }
        out.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (String head : List.of("Dataset", "What", "From", "To", "Channels")) {
            out.element("th", head, "scope", "col");
        }
        out.close().close().line().open("tbody");
        for (Entry entry : found) {
            out.open("tr").open("th", "scope", "row");
            link("/catalog/" + entry.id(), entry.id()).close();
            out.element("td", entry.dataset().title())
                    .element("td", day(entry.start()))
                    .element("td", day(entry.stop()))
                    .element("td", Integer.toString(entry.dataset().channels().size()));
            out.close().line();
        }
        out.close().close().close();
    }

    private static String day(String time) {
        return time.substring(0, time.indexOf('T'));
    }

    /** A dataset. */
    static String dataset(Entry entry, Provider provider) {
        String json = LinkedData.textInPage(LinkedData.dataset(entry, provider));
        CataloguePage page = new CataloguePage(entry.dataset().title(), Optional.of(json));
        page.out.element("p", entry.dataset().description() + ".");
        page.facts(entry, provider);
        page.ways(entry);
        page.parameters(entry.dataset());
        page.out.open("p").text("The same as ");
        String address = "/catalog/" + entry.id() + "?f=";
        page.link(address + "json", "JSON").text(", ");
        page.link(address + "jsonld", "JSON-LD (schema.org)").text(" and ");
        page.link(address + "spase", "SPASE").text(".").close();
        return page.end();
    }

    private void facts(Entry entry, Provider provider) {
        Dataset dataset = entry.dataset();
        Provider.ProductFacts facts = entry.facts();
        out.open("dl");
        fact("id", dataset.id());
        fact("satellite", dataset.satellite());
        fact("product", dataset.product() + (facts.title().isEmpty() ? "" : ", " + facts.title()));
        dataset.region().ifPresent(region -> fact("region", region.name() + ", " + region.meaning()));
        fact("instruments", String.join(", ", entry.instruments()));
        fact("families", String.join(", ", entry.families()));
        fact("time", entry.start() + " to " + entry.stop());
        fact("cadence", IsoText.duration(entry.specimen().cadence()));
        fact("input files", Integer.toString(dataset.granules().size()));
        fact("last changed", IsoText.time(dataset.modifiedMs()));
        fact("SPASE id", provider.spaseId("NumericalData", dataset.id()));
        fact("contact", facts.contact());
        fact("to be cited as", facts.citation());
        fact("known elsewhere as", facts.resourceId());
        address("more about it", facts.resourceUrl());
        address("license", facts.licenseUrl());
        out.close();
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            out.element("dt", name).element("dd", value);
        }
    }

    private void address(String name, String url) {
        if (!url.isEmpty()) {
            out.element("dt", name).open("dd");
            link(url, url).close();
        }
    }

    private void ways(Entry entry) {
        out.element("h2", "How to get it").open("ul");
        way("HAPI: what it is", entry.hapiInfo());
        way("HAPI: a piece as CSV", entry.hapiSample());
        entry.edr().ifPresent(collection -> way("EDR: by place", collection));
        out.close();
        out.element(
                "pre",
                "from hapiclient import hapi\ndata, meta = hapi('" + entry.server() + "/hapi', '" + entry.id()
                        + "', '',\n                  '"
                        + IsoText.time(entry.specimen().window(entry.dataset()).startMs()) + "', '"
                        + IsoText.time(entry.specimen().window(entry.dataset()).endMs()) + "')");
        out.element("pre", entry.dataset().command());
    }

    private void way(String name, String url) {
        out.open("li").text(name + ": ");
        link(url, url).close();
    }

    private void parameters(Dataset dataset) {
        out.element("h2", "Parameters")
                .open("div", "class", "wide")
                .open("table")
                .open("thead")
                .open("tr");
        for (String head : List.of("Name", "Description", "Unit", "Type", "Size", "Fill")) {
            out.element("th", head, "scope", "col");
        }
        out.close().close().line().open("tbody");
        for (DatasetParameter parameter : dataset.parameters()) {
            out.open("tr")
                    .element("th", parameter.name(), "scope", "row")
                    .element("td", parameter.description())
                    .element("td", parameter.unit())
                    .element("td", parameter.type().name().toLowerCase(Locale.ROOT))
                    .element(
                            "td",
                            parameter
                                    .bins()
                                    .map(bins -> bins.centers().size() + " by " + bins.name())
                                    .orElse(""))
                    .element("td", parameter.fill())
                    .close()
                    .line();
        }
        out.close().close().close();
    }
}
