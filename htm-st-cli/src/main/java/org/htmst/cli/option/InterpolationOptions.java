package org.htmst.cli.option;

import java.util.OptionalDouble;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.samples.ValueSpace;
import picocli.CommandLine.Option;

/** How a map is made from samples. */
public final class InterpolationOptions {

    private static final String AUTO = "auto";

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "Level of the map's trixels, 0..10; 7 (131,072 trixels) unless given.")
    private int level = InterpolationParameters.DEFAULT.level();

    @Option(
            names = "--radius-km",
            paramLabel = "KM",
            description =
                    "How far samples reach, in km of great circle, or 'auto' for the radius that --validate finds best;"
                            + " 500 unless given.")
    private String radiusKm = Double.toString(InterpolationParameters.DEFAULT.radiusKm());

    @Option(names = "--power", paramLabel = "P", description = "Weights are distance^-P; 3 unless given.")
    private double power = InterpolationParameters.DEFAULT.power();

    @Option(
            names = "--statistic",
            paramLabel = "S",
            description = "One of ${COMPLETION-CANDIDATES}; mean unless given.")
    private Statistic statistic = InterpolationParameters.DEFAULT.statistic();

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "Take means of the values (linear) or of their logarithms (log10); linear unless given.")
    private ValueSpace space = InterpolationParameters.DEFAULT.space();

    @Option(
            names = "--min-samples",
            paramLabel = "N",
            description = "Leave a trixel empty that has no sample and fewer than N around it; 1 unless given.")
    private int minSamples = InterpolationParameters.DEFAULT.minSamples();

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description =
                    "Fill a trixel without samples from all samples around it (samples) or from the means of the trixels"
                            + " around it (cells); tiles is as cells, but reads what the store has counted (see 'htm-st roll-up') in"
                            + " place of samples, at level 4 or below. Samples unless given.")
    private NeighbourSource source = InterpolationParameters.DEFAULT.source();

    /** Whether the radius is still to be found. */
    public boolean isRadiusAutomatic() {
        return radiusKm.equals(AUTO);
    }

    /**
     * The parameters; with the default radius where it is still to be found.
     *
     * @throws IllegalArgumentException if one is not allowed
     */
    public InterpolationParameters parameters() {
        return new InterpolationParameters(
                level,
                radius().orElse(InterpolationParameters.DEFAULT.radiusKm()),
                power,
                statistic,
                space,
                minSamples,
                source);
    }

    private OptionalDouble radius() {
        if (isRadiusAutomatic()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(radiusKm));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "radius '" + radiusKm + "' is neither a number of km nor '" + AUTO + "'", e);
        }
    }
}
