package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.table.DescribedTable;
import org.htmst.conjunction.Conjunction;

/**
 * How the instruments of two satellites compare: of each channel the ratio of the first one's mean to the second one's during each event in
 * which both are above 0, averaged over events as a logarithm.
 */
public final class RatioTable {

    private static final double CONFIDENCE = 0.95;

    private static final List<CsvMetadata.Entry> COLUMNS = List.of(
            new CsvMetadata.Entry("object_1", "string", "first satellite", ""),
            new CsvMetadata.Entry("object_2", "string", "second satellite", ""),
            new CsvMetadata.Entry("channel", "string", "channel", ""),
            new CsvMetadata.Entry("events", "integer", "events in which both means are above 0", ""),
            new CsvMetadata.Entry("log_mean_ratio", "number", "geometric mean of first over second", ""),
            new CsvMetadata.Entry("spread", "number", "factor of one standard deviation of the ratio's logarithm", ""),
            new CsvMetadata.Entry("low", "number", "lower end of the 95 % confidence interval of the mean", ""),
            new CsvMetadata.Entry("high", "number", "upper end of it", ""));

    private RatioTable() {}

    /** A line for each pair of satellites and each channel. */
    public static DescribedTable of(ConjunctionAnswer answer) {
        Map<List<String>, List<List<Double>>> logarithms =
                new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        int channels = answer.query().channels().size();
        for (ConjunctionAnswer.Line line : answer.lines()) {
            List<String> names =
                    line.event().parties().stream().map(Conjunction.Party::name).toList();
            List<List<Double>> ofPair = logarithms.computeIfAbsent(names, first -> lists(channels));
            for (int c = 0; c < channels; c++) {
                double ratio =
                        line.values().get(0)[c].mean() / line.values().get(1)[c].mean();
                if (line.values().get(0)[c].mean() > 0
                        && line.values().get(1)[c].mean() > 0) {
                    ofPair.get(c).add(Math.log(ratio));
                }
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        logarithms.forEach((names, ofChannel) -> {
            for (int c = 0; c < channels; c++) {
                rows.add(row(names, answer.query().channels().get(c), ofChannel.get(c)));
            }
        });
        return new DescribedTable("Ratios of satellites at conjunctions", COLUMNS, rows);
    }

    private static List<List<Double>> lists(int channels) {
        List<List<Double>> lists = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static List<Object> row(List<String> names, String channel, List<Double> logarithms) {
        int n = logarithms.size();
        double mean = logarithms.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
        double squares =
                logarithms.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        double deviation = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
        double half = n < 2
                ? Double.NaN
                : new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * deviation
                        / Math.sqrt(n);
        return List.of(
                names.get(0),
                names.get(1),
                channel,
                (long) n,
                Math.exp(mean),
                Math.exp(deviation),
                Math.exp(mean - half),
                Math.exp(mean + half));
    }
}
