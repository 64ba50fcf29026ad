package org.htmst.simulate.flux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A counter of a telescope, as one channel of the {@code proc} files tells it.
 *
 * @param flux the channel, such as {@code mep_ele_tel90_flux_e3}; its error is the channel {@code flux + "_err"}
 * @param rate its name in the table of rates; e4 is p6 with another factor
 * @param factor counts a second of a flux of 1
 * @param spreadPercent the error of a flux of many counts
 * @param response how much its logarithm rises with activity outside the inner belt
 */
public record Counter(String flux, String rate, double factor, double spreadPercent, double response) {

    private static final List<Counter> ALL = all(new Counter[] {
        band("e1", 0.0124, 50, 0.8),
        band("e2", 0.0144, 22.25, 0.8),
        band("e3", 0.0075, 25.25, 0.7),
        band("e4", 0.0055, 72.75, 0.3),
        band("p1", 0.4295, 34.75, 0.7),
        band("p2", 1.3528, 35, 0.7),
        band("p3", 4.01091, 41.75, 0.6),
        band("p4", 11.2867, 50.75, 0.4),
        band("p5", 22.0313, 101.5, 0.2),
        band("p6", 0.0041, 44, 0.3),
    });

    /** The twenty channels of both telescopes. */
    public static List<Counter> all() {
        return ALL;
    }

    /** The counter behind a channel, if it is one of the twenty. */
    public static Optional<Counter> of(String flux) {
        return ALL.stream().filter(counter -> counter.flux.equals(flux)).findFirst();
    }

    /** Whether electrons are meant. */
    public boolean isElectron() {
        return flux.startsWith("mep_ele");
    }

    /** Whether this is e4, which protons spoil. */
    public boolean isSpoiltByProtons() {
        return flux.endsWith("e4");
    }

    /** The flux of {@code level} counts, as the files' float32 holds it. */
    public double fluxOf(double level) {
        return (float) (level / factor);
    }

    /** The error (percent) of {@code level} counts. */
    public double errorPercent(double level) {
        return level == 0 ? 0 : Math.rint(Math.sqrt(spreadPercent * spreadPercent + 1e4 / level));
    }

    private static Counter band(String band, double factor, double spread, double response) {
        return new Counter(band, band, factor, spread, response);
    }

    private static List<Counter> all(Counter[] bands) {
        List<Counter> all = new ArrayList<>();
        for (String telescope : List.of("tel0", "tel90")) {
            for (Counter band : bands) {
                String species = band.flux.startsWith("e") ? "ele" : "pro";
                String flux = "mep_" + species + "_" + telescope + "_flux_" + band.flux;
                String rate = band.flux.equals("e4")
                        ? "pro_" + telescope + "_p6"
                        : species + "_" + telescope + "_" + band.flux;
                all.add(new Counter(flux, rate, band.factor, band.spreadPercent, band.response));
            }
        }
        return List.copyOf(all);
    }
}
