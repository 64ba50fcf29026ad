package org.htmst.bench.report;

import java.util.List;
import java.util.Optional;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.server.ServerShare;

/**
 * All that was found out.
 *
 * @param head what ran where, in the order to print it
 * @param stored by system, the store under test first
 * @param shares what each region server had of the store under test, and how many rows the queries read there
 * @param queries the queries with the windows that were used
 * @param measurements by query, mode and system
 * @param commands whole commands, where they were measured
 * @param checks against the targets
 */
public record BenchReport(
        List<Fact> head,
        List<Stored> stored,
        List<ServerShare> shares,
        List<BenchQuery> queries,
        List<Measurement> measurements,
        Optional<CommandTimes> commands,
        List<Check> checks) {

    public BenchReport {
        head = List.copyOf(head);
        stored = List.copyOf(stored);
        shares = List.copyOf(shares);
        queries = List.copyOf(queries);
        measurements = List.copyOf(measurements);
        checks = List.copyOf(checks);
    }

    /** The same, and how long commands took. */
    public BenchReport with(CommandTimes times) {
        return new BenchReport(head, stored, shares, queries, measurements, Optional.of(times), checks);
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
