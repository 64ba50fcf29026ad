package org.htmst.interpolation.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.idw.Estimate;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.SampleCounts;

/**
 * That maps are those of one run compared with those of a second, trixel by trixel and bin by bin. A trixel is empty if it is empty in one of the two,
 * or has no such value; it counts the samples of both, its distance is the greater one, and it is measured if it is so in both.
 *
 * @param kind difference or ratio
 * @param parameters how the second was made
 * @param counts the samples of the second
 * @param provenance where the second comes from
 */
public record Comparison(
        ComparisonKind kind, InterpolationParameters parameters, SampleCounts counts, RunProvenance provenance) {

    /**
     * Compares two runs. What is said of the maps in the result is said of the first.
     *
     * @throws IllegalArgumentException if they cannot be compared; see {@link #obstacle}
     */
    public static LocalTimeMaps of(ComparisonKind kind, LocalTimeMaps first, LocalTimeMaps second) {
        obstacle(first, second).ifPresent(reason -> {
            throw new IllegalArgumentException("the two maps cannot be compared: " + reason);
        });
        List<TrixelGrid> grids = new ArrayList<>();
        for (int bin = 0; bin < first.bins().size(); bin++) {
            grids.add(compared(kind, first.grids().get(bin), second.grids().get(bin)));
        }
        return new LocalTimeMaps(
                first.bins(),
                grids,
                first.parameters(),
                first.counts(),
                first.provenance(),
                Optional.of(new Comparison(kind, second.parameters(), second.counts(), second.provenance())));
    }

    /** Why two runs cannot be compared: other trixels, other bins, other units, or a comparison already; empty if they can. */
    public static Optional<String> obstacle(LocalTimeMaps first, LocalTimeMaps second) {
        if (first.comparison().isPresent() || second.comparison().isPresent()) {
            return Optional.of("the " + (first.comparison().isPresent() ? "first" : "second")
                    + " is a comparison itself; give the maps that it was made of");
        }
        int level = first.parameters().level();
        int other = second.parameters().level();
        if (level != other) {
            return Optional.of("trixels of level " + level + " and of level " + other + "; make both with one --level");
        }
        if (!first.bins().equals(second.bins())) {
            return Optional.of(
                    "bins " + first.bins().text() + " and " + second.bins().text() + "; make both with the same bins");
        }
        String unit = first.unit().udunits();
        String otherUnit = second.unit().udunits();
        return unit.equals(otherUnit)
                ? Optional.empty()
                : Optional.of("values in '" + unit + "' and in '" + otherUnit + "'; compare those of one unit");
    }

    private static TrixelGrid compared(ComparisonKind kind, TrixelGrid first, TrixelGrid second) {
        int n = first.size();
        TrixelGrid result = new TrixelGrid(first.level(), new double[n], new int[n], new double[n], new byte[n]);
        Arrays.fill(result.value(), Double.NaN);
        Arrays.fill(result.distanceKm(), Double.NaN);
        for (int i = 0; i < n; i++) {
            double value = kind.of(first.value()[i], second.value()[i]);
            if (!Double.isNaN(value)) {
                boolean measured = first.originOf(i) == Origin.MEASURED && second.originOf(i) == Origin.MEASURED;
                result.set(
                        result.trixelId(i),
                        new Estimate(
                                value,
                                first.count()[i] + second.count()[i],
                                Math.max(first.distanceKm()[i], second.distanceKm()[i])),
                        measured ? Origin.MEASURED : Origin.INTERPOLATED);
            }
        }
        return result;
    }
}
