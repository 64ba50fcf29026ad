package org.htmst.bench.keys;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.htmst.bench.query.BenchQuery;

/**
 * What was counted.
 *
 * @param survey of which samples
 * @param samples how many they are
 * @param took how long it took
 * @param queries the seven
 * @param answered by query
 * @param rows of one sample each, by query, order and budget
 * @param chunks by query
 * @param assumptions rows of one sample each for query III, by rule and order
 */
record KeyReport(
        Survey survey,
        long samples,
        Duration took,
        List<BenchQuery> queries,
        long[] answered,
        List<RowCount> rows,
        List<ChunkCount> chunks,
        List<RowCount> assumptions) {

    /** Rows that the paper's queries for III touched: its figures, read to two digits. */
    static final Map<KeyOrder, Double> PAPER =
            new EnumMap<>(Map.of(KeyOrder.COUPLED, 6e5, KeyOrder.TIME_FIRST, 1.5e6, KeyOrder.SPACE_FIRST, 6.6e7));

    /** Whether the samples are those of the paper, so that its figures can be met. */
    boolean isOfPaper() {
        return survey.equals(Survey.PAPER);
    }

    /** The one assumption that comes closest to all three. */
    CoverRule closest() {
        return KeyCount.ASSUMPTIONS.stream()
                .min(Comparator.comparingDouble(rule -> assumptions.stream()
                        .filter(count -> count.cover().rule().equals(rule))
                        .mapToDouble(KeyReport::distance)
                        .sum()))
                .orElseThrow();
    }

    /** How many times more or less than the paper's figure, as a logarithm. */
    private static double distance(RowCount count) {
        return Math.abs(Math.log(count.rows() / PAPER.get(count.cover().order())));
    }
}
