package org.htmst.serve.catalogue;

import java.util.List;
import java.util.Optional;
import org.htmst.sample.Family;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.ParameterBins;
import org.htmst.serve.dataset.Provider;

/**
 * Datasets as {@code NumericalData} of SPASE 2.7.0, the data model of heliophysics (<a href="https://spase-group.org">spase-group.org</a>).
 * Elements come in the order of its schema.
 */
final class SpaseDocument {

    static final String TYPE = "application/xml";

    private static final String VERSION = "2.7.0";
    private static final String SPACE = "http://www.spase-group.org/data/schema";

    private final Provider provider;
    private final Markup out = new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

    private SpaseDocument(Provider provider) {
        this.provider = provider;
    }

    static String of(List<Entry> entries, Provider provider) {
        SpaseDocument document = new SpaseDocument(provider);
        document.out
                .open(
                        "Spase",
                        "xmlns",
                        SPACE,
                        "xmlns:xsi",
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        SPACE + " " + SPACE + "/spase-" + VERSION + ".xsd",
                        "lang",
                        "en")
                .element("Version", VERSION)
                .line();
        entries.forEach(document::numericalData);
        return document.out.close().end();
    }

    private String id(String type, String name) {
        return provider.spaseId(type, name);
    }

    private void numericalData(Entry entry) {
        out.open("NumericalData")
                .element("ResourceID", id("NumericalData", entry.id()))
                .element("NamingAuthority", provider.authority().isEmpty() ? "HTM-ST" : provider.authority())
                .element("ResourceType", "NumericalData")
                .line();
        header(entry);
        access(entry);
        Dataset dataset = entry.dataset();
        out.element("ProviderResourceName", dataset.satellite() + " " + dataset.product());
        entry.instruments()
                .forEach(instrument ->
                        out.element("InstrumentID", id("Instrument", dataset.satellite() + "/" + named(instrument))));
        List<Family> families = dataset.channels().stream()
                .map(channel -> channel.family())
                .distinct()
                .sorted()
                .toList();
        families.forEach(family -> out.element("MeasurementType", measurementType(family)));
        if (families.isEmpty()) {
            out.element("MeasurementType", "Ephemeris");
        }
        time(entry);
        place(entry);
        List.of(dataset.satellite(), dataset.product()).forEach(word -> out.element("Keyword", word));
        dataset.region().ifPresent(region -> out.element("Keyword", region.name()));
        out.line();
        dataset.parameters().forEach(this::parameter);
        out.close().line();
    }

    /** Instruments may be called anything. */
    private static String named(String instrument) {
        String name = instrument.replaceAll("[^A-Za-z0-9_.-]", "_");
        return name.isEmpty() ? "unknown" : name;
    }

    private void header(Entry entry) {
        Provider.ProductFacts facts = entry.facts();
        out.open("ResourceHeader").element("ResourceName", entry.dataset().title());
        out.known("AlternateName", facts.title());
        if (facts.resourceId().matches("(https?://doi.org/|doi:)?10\\..+")) {
            out.element("DOI", facts.resourceId());
        }
        out.element("ReleaseDate", IsoText.time(entry.dataset().modifiedMs()))
                .element("Description", entry.dataset().description());
        out.known("Acknowledgement", facts.citation());
        out.open("Contact").element("PersonID", id("Person", "Contact")).element("Role", "GeneralContact");
        out.known("Note", facts.contact().isEmpty() ? provider.contact() : facts.contact());
        out.close();
        url("InformationURL", "Description of the dataset", entry.page(), Optional.empty(), "");
        if (!facts.resourceUrl().isEmpty()) {
            url("InformationURL", "Description of the product", facts.resourceUrl(), Optional.empty(), "");
        }
        out.close().line();
    }

    private void url(String element, String name, String url, Optional<String> style, String key) {
        out.open(element).element("Name", name).element("URL", url);
        style.ifPresent(word -> out.element("Style", word));
        out.known("ProductKey", key);
        out.close();
    }

    private void access(Entry entry) {
        out.open("AccessInformation")
                .element("RepositoryID", id("Repository", "HTM-ST"))
                .element("Availability", "Online");
        url("AccessURL", "HAPI", entry.server() + "/hapi", Optional.of("HAPI"), entry.id());
        for (String format : List.of("CSV", "Binary", "JSON")) {
            out.element("Format", format);
        }
        out.close().line();
        entry.edr().ifPresent(collection -> {
            out.open("AccessInformation")
                    .element("RepositoryID", id("Repository", "HTM-ST"))
                    .element("Availability", "Online");
            url("AccessURL", "OGC API EDR", collection, Optional.of("WebService"), "");
            for (String format : List.of("JSON", "CSV", "NetCDF")) {
                out.element("Format", format);
            }
            out.close().line();
        });
    }

    private static String measurementType(Family family) {
        return switch (family) {
            case EF -> "ElectricField";
            case MF -> "MagneticField";
            case EP -> "EnergeticParticles";
            case NG -> "NeutralGas";
            case P -> "ThermalPlasma";
            case I -> "Irradiance";
        };
    }

    private void time(Entry entry) {
        out.open("TemporalDescription")
                .open("TimeSpan")
                .element("StartDate", entry.start())
                .element("StopDate", entry.stop())
                .close()
                .element("Cadence", IsoText.duration(entry.specimen().cadence()))
                .close();
    }

    private void place(Entry entry) {
        out.element("ObservedRegion", observedRegion(entry.dataset()));
        RegionBox.of(entry.dataset()).ifPresent(box -> {
            out.open("SpatialCoverage")
                    .open("CoordinateSystem")
                    .element("CoordinateRepresentation", "Spherical")
                    .element("CoordinateSystemName", "WGS84")
                    .close();
            out.element("NorthernmostLatitude", Double.toString(box.northDeg()))
                    .element("SouthernmostLatitude", Double.toString(box.southDeg()))
                    .close();
        });
    }

    private static String observedRegion(Dataset dataset) {
        String name = dataset.region().map(region -> region.name()).orElse("");
        return switch (name) {
            case "saa" -> "Earth.NearSurface.SouthAtlanticAnomalyRegion";
            case "auroral-north", "auroral-south" -> "Earth.NearSurface.AuroralRegion";
            case "polar-cap-north", "polar-cap-south" -> "Earth.NearSurface.PolarCap";
            case "equator" -> "Earth.NearSurface.EquatorialRegion";
            default -> "Earth";
        };
    }

    private void parameter(DatasetParameter parameter) {
        out.open("Parameter")
                .element("Name", parameter.name())
                .element("ParameterKey", parameter.name())
                .known("Description", parameter.description())
                .known("Units", parameter.unit());
        parameter.bins().ifPresent(bins -> {
            out.open("Structure")
                    .element("Size", Integer.toString(bins.centers().size()))
                    .element("Description", description(bins));
            if (bins.edges().isEmpty()) {
                elements(parameter);
            }
            out.close();
        });
        out.known("FillValue", parameter.fill());
        SpaseMeasure.of(parameter).write(out);
        out.close().line();
    }

    private static String description(ParameterBins bins) {
        String what = "by " + bins.name() + (bins.unit().isEmpty() ? "" : ", " + bins.unit());
        return what + (bins.edges().isEmpty() ? " " + bins.centers() : ", edges " + bins.edges());
    }

    /** The channels of an array that has several. */
    private void elements(DatasetParameter parameter) {
        for (int i = 0; i < parameter.elements().size(); i++) {
            out.open("Element")
                    .element(
                            "Name",
                            parameter.elements().get(i).channel().orElseThrow().name())
                    .element("Index", Integer.toString(i + 1))
                    .close();
        }
    }
}
