package org.htmst.bench.report;

import java.util.List;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.query.BenchQuery;

/**
 * All that was found out.
 *
 * @param head what ran where, in the order to print it
 * @param stored by system, the store under test first
 * @param queries the queries with the windows that were used
 * @param measurements by query, mode and system
 * @param checks against the targets
 */
public record BenchReport(
        List<Fact> head,
        List<Stored> stored,
        List<BenchQuery> queries,
        List<Measurement> measurements,
        List<Check> checks) {

    public BenchReport {
        head = List.copyOf(head);
        stored = List.copyOf(stored);
        queries = List.copyOf(queries);
        measurements = List.copyOf(measurements);
        checks = List.copyOf(checks);
    }

    /** How many times as long as the store under test the system of {@code m} takes. */
    public double timesSlower(Measurement m) {
        return measurements.stream()
                .filter(own -> own.query() == m.query()
                        && own.mode() == m.mode()
                        && own.system().equals(stored.get(0).system()))
                .mapToDouble(own -> m.total().toNanos() / (double) own.total().toNanos())
                .findFirst()
                .orElse(Double.NaN);
    }
}
