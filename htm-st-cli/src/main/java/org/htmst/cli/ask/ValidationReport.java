package org.htmst.cli.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.validation.Score;
import org.htmst.interpolation.validation.Validation;

/** What a validation found, as a table: a row a bin, and one for all. */
final class ValidationReport {

    private static final List<String> HEADER = List.of(
            "bin",
            "held_out",
            "predicted",
            "interpolated",
            "bias_log10",
            "rmse_log10",
            "rank_correlation",
            "rmse_interpolated_log10");

    private ValidationReport() {}

    static Table table(LocalTimeBins bins, Validation.Outcome outcome) {
        List<List<Object>> rows = new ArrayList<>();
        for (int bin = 0; bin < bins.size(); bin++) {
            rows.add(row(Words.hours(bins.windows().get(bin)), outcome.bins().get(bin)));
        }
        rows.add(row("all", outcome.all()));
        return new Table(HEADER, rows);
    }

    /** The radii tried, in one line. */
    static String radii(List<Validation.Trial> trials) {
        List<String> texts = trials.stream()
                .map(trial -> String.format(Locale.ROOT, "%.0f km %.4f", trial.radiusKm(), trial.rmse()))
                .toList();
        return "RMSE of log10 over " + trials.get(0).samples() + " held-out samples by radius: "
                + String.join(", ", texts);
    }

    private static List<Object> row(String bin, Score score) {
        return List.of(
                bin,
                score.heldOut(),
                score.predicted(),
                score.interpolated(),
                number(score.bias()),
                number(score.rmse()),
                number(score.rankCorrelation()),
                number(score.interpolatedRmse()));
    }

    /** Four decimals; an empty cell where there is nothing to tell. */
    private static Object number(double value) {
        return Double.isNaN(value) ? "" : (Object) (Math.round(value * 1e4) / 1e4);
    }
}
