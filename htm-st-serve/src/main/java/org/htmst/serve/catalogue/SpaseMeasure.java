package org.htmst.serve.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.summary.Statistic;

/**
 * What kind of quantity a parameter is, in the words of SPASE; those of channels by family, unit and description, and, where these do
 * not tell, as support.
 *
 * @param element {@code Particle}, {@code Field}, {@code Wave} or {@code Support}
 * @param types of particles or waves
 * @param quantityName the element of {@code quantity}
 * @param quantity the word for it
 * @param qualifier of statistics; empty for none
 */
record SpaseMeasure(
        String element, List<String> types, String quantityName, String quantity, Optional<String> qualifier) {

    private static final String POSITIONAL = "Positional";
    private static final String OTHER = "Other";

    static SpaseMeasure of(DatasetParameter parameter) {
        return switch (parameter.place()) {
            case TIME, STOP -> support("Temporal");
            case LAT, LON, ALT, STOP_LAT, STOP_LON, LOCAL_TIME -> support(POSITIONAL);
            case SAMPLES -> support(OTHER);
            case CHANNEL -> ofChannel(parameter);
        };
    }

    private static SpaseMeasure ofChannel(DatasetParameter parameter) {
        Optional<Statistic> statistic = parameter.elements().get(0).statistic();
        if (statistic.filter(taken -> taken.kind() == Statistic.Kind.COUNT).isPresent()) {
            return support(OTHER);
        }
        SpaseMeasure measure = of(parameter.channel().orElseThrow());
        return new SpaseMeasure(
                measure.element,
                measure.types,
                measure.quantityName,
                measure.quantity,
                statistic.flatMap(SpaseMeasure::qualifier));
    }

    private static Optional<String> qualifier(Statistic statistic) {
        return switch (statistic.kind()) {
            case MEAN, LOG_MEAN -> Optional.of("Average");
            case MIN -> Optional.of("Minimum");
            case MAX -> Optional.of("Maximum");
            case SD -> Optional.of("StandardDeviation");
            case PERCENTILE -> statistic.percent() == 50 ? Optional.of("Median") : Optional.empty();
            case COUNT -> Optional.empty();
        };
    }

    private static SpaseMeasure of(Channel channel) {
        String said = (channel.name() + " " + channel.description()).toLowerCase(Locale.ROOT);
        if (channel.type().isInteger() || said.contains("flag") || said.contains("error")) {
            return support(said.contains("flag") || said.contains("error") ? "DataQuality" : OTHER);
        }
        return switch (channel.family()) {
            case MF -> channel.unit().endsWith("T") ? field("Magnetic") : support(angle(channel, said));
            case EF -> channel.unit().endsWith("V/m") ? field("Electric") : support(OTHER);
            case I -> new SpaseMeasure("Wave", List.of("Photon"), "WaveQuantity", "Intensity", Optional.empty());
            case EP, P, NG -> particle(channel, said);
        };
    }

    private static String angle(Channel channel, String said) {
        return said.contains("lat") || said.contains("lon") || channel.isCalled("L") || said.contains("local time")
                ? POSITIONAL
                : OTHER;
    }

    private static SpaseMeasure particle(Channel channel, String said) {
        List<String> types = new ArrayList<>();
        if (channel.family() == Family.NG) {
            types.addAll(List.of("Atom", "Molecule"));
        } else {
            add("electron", "Electron", said, types);
            add("proton", "Proton", said, types);
            add(" ion", "Ion", said, types);
        }
        Optional<String> quantity = quantity(channel.unit().toLowerCase(Locale.ROOT), said);
        return types.isEmpty() || quantity.isEmpty()
                ? support(said.contains("pitch angle") ? "Orientation" : OTHER)
                : new SpaseMeasure("Particle", types, "ParticleQuantity", quantity.get(), Optional.empty());
    }

    private static void add(String word, String type, String said, List<String> types) {
        if (said.contains(word)) {
            types.add(type);
        }
    }

    private static Optional<String> quantity(String unit, String said) {
        if (unit.startsWith("counts")) {
            return Optional.of("Counts");
        }
        if (said.contains("flux")) {
            return Optional.of(unit.startsWith("mw") || said.contains("energy flux") ? "EnergyFlux" : "NumberFlux");
        }
        if (said.contains("temperature")) {
            return Optional.of("Temperature");
        }
        if (said.contains("density")) {
            return Optional.of(unit.startsWith("kg") || unit.startsWith("g/") ? "MassDensity" : "NumberDensity");
        }
        return unit.startsWith("#/") ? Optional.of("NumberFlux") : Optional.empty();
    }

    private static SpaseMeasure field(String quantity) {
        return new SpaseMeasure("Field", List.of(), "FieldQuantity", quantity, Optional.empty());
    }

    private static SpaseMeasure support(String quantity) {
        return new SpaseMeasure("Support", List.of(), "SupportQuantity", quantity, Optional.empty());
    }

    /** Writes it. */
    void write(Markup out) {
        out.open(element);
        String typeName = element + "Type";
        types.forEach(type -> out.element(typeName, type));
        qualifier.ifPresent(word -> out.element("Qualifier", word));
        out.element(quantityName, quantity).close();
    }
}
