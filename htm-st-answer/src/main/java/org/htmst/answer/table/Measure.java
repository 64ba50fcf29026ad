package org.htmst.answer.table;

import org.htmst.answer.print.Column;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.summary.Statistic;

/**
 * A number that each row has.
 *
 * @param name as columns are called
 * @param unit as the provider of the channel spells it; empty where there is none
 * @param description one line of what it is
 * @param method what it makes of the values in the words of the CF conventions; empty where these have none
 * @param isCount whether it is a whole number
 */
public record Measure(String name, String unit, String description, String method, boolean isCount) {

    /** A statistic of a channel. */
    public static Measure of(Column channel, Statistic statistic) {
        boolean isCount = statistic.kind() == Statistic.Kind.COUNT;
        String of = channel.description().isEmpty() ? channel.name() : channel.description();
        return new Measure(
                channel.name() + "_" + statistic,
                isCount ? "" : channel.unit(),
                words(statistic) + " of " + of,
                method(statistic),
                isCount);
    }

    /** The same of another description. */
    public Measure described(String text) {
        return new Measure(name, unit, text, method, isCount);
    }

    /** What its column is. */
    public CsvMetadata.Entry entry() {
        return new CsvMetadata.Entry(name, isCount ? "integer" : "number", description, unit);
    }

    private static String words(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT -> "number of values";
            case MEAN -> "mean";
            case LOG_MEAN -> "geometric mean of the values above 0";
            case SD -> "standard deviation";
            case MIN -> "lowest value";
            case MAX -> "highest value";
            case PERCENTILE ->
                isMedian(statistic)
                        ? "median"
                        : "percentile " + statistic.toString().substring(1);
        };
    }

    private static String method(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT, LOG_MEAN -> "";
            case MEAN -> "mean";
            case SD -> "standard_deviation";
            case MIN -> "minimum";
            case MAX -> "maximum";
            case PERCENTILE -> isMedian(statistic) ? "median" : "";
        };
    }

    private static boolean isMedian(Statistic statistic) {
        return statistic.toString().equals("median");
    }
}
