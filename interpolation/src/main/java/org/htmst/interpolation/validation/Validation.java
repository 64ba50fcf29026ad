package org.htmst.interpolation.validation;

import java.util.ArrayList;
import java.util.List;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.Tracks;

/**
 * Tells how well maps predict: some passes are held out, maps are made of the rest, and each sample held out is compared with
 * the value of its trixel. Whole passes are held out since samples of one pass are neighbours, each the best forecast of the
 * next.
 */
public final class Validation {

    /** The radii (km) among which {@link #choose} chooses. */
    public static final List<Double> RADII_KM = List.of(150.0, 250.0, 350.0, 500.0, 700.0, 1000.0);

    private final Tracks.Split split;

    /**
     * Holds out passes.
     *
     * @param share the share of passes held out, above 0 and below 1
     * @param seed another one, other passes
     */
    public Validation(Tracks tracks, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share of passes held out " + share + " is not between 0 and 1");
        }
        this.split = tracks.split(share, seed);
    }

    /**
     * The outcome of a validation.
     *
     * @param bins one score a bin, in their order
     * @param all the score of all bins together
     */
    public record Outcome(List<Score> bins, Score all) {}

    /**
     * A radius that was tried.
     *
     * @param radiusKm the radius
     * @param samples how many samples it was judged by: those in trixels without samples of other passes that every radius
     *     tried has a prediction for
     * @param rmse root of the mean squared error of log10 of their values; NaN without any
     */
    public record Trial(double radiusKm, int samples, double rmse) {}

    /** The number of passes held out. */
    public int passes() {
        return split.passes();
    }

    /** Validates one choice of parameters. */
    public Outcome score(InterpolationParameters parameters) {
        List<HeldOut> bins = heldOut(parameters);
        return new Outcome(
                bins.stream().map(HeldOut::score).toList(), together(bins).score());
    }

    /** Tries each of {@link #RADII_KM} in place of the radius of the parameters. */
    public List<Trial> tryRadii(InterpolationParameters parameters) {
        List<HeldOut> outcomes = RADII_KM.stream()
                .map(km -> together(heldOut(parameters.withRadiusKm(km))))
                .toList();
        HeldOut first = outcomes.get(0);
        int samples = 0;
        double[] squares = new double[outcomes.size()];
        for (int i = 0; i < first.size(); i++) {
            int sample = i;
            if (first.interpolated()[i] && outcomes.stream().allMatch(outcome -> outcome.isPredicted(sample))) {
                samples++;
                for (int k = 0; k < squares.length; k++) {
                    squares[k] += Math.pow(outcomes.get(k).error(i), 2);
                }
            }
        }
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < squares.length; k++) {
            trials.add(new Trial(RADII_KM.get(k), samples, Math.sqrt(squares[k] / samples)));
        }
        return trials;
    }

    /**
     * The radius of the trial with the least error, the smaller of equals.
     *
     * @throws IllegalArgumentException if they were judged by no sample
     */
    public static double choose(List<Trial> trials) {
        Trial best = trials.get(0);
        if (best.samples() == 0) {
            throw new IllegalArgumentException(
                    "no radius can be chosen: no sample was held out that all radii predict; give one in km");
        }
        for (Trial trial : trials) {
            best = trial.rmse() < best.rmse() ? trial : best;
        }
        return best.radiusKm();
    }

    private List<HeldOut> heldOut(InterpolationParameters parameters) {
        if (parameters.statistic() == Statistic.COUNT) {
            throw new IllegalArgumentException("counts predict no value; validate another statistic");
        }
        List<HeldOut> bins = new ArrayList<>();
        for (int bin = 0; bin < split.rest().bins().size(); bin++) {
            TrixelGrid grid = Interpolation.interpolate(split.rest().points(bin), parameters);
            bins.add(HeldOut.of(grid, split.heldOut().points(bin)));
        }
        return bins;
    }

    private static HeldOut together(List<HeldOut> bins) {
        return bins.stream().reduce(HeldOut::concat).orElseThrow();
    }
}
