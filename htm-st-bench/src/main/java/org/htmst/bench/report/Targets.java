package org.htmst.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.system.Mode;

/** What the store should reach for one year of five satellites, as far as this benchmark measures it. */
public final class Targets {

    private static final double BYTES_PER_SAMPLE = 10;
    private static final double TIMES_POINT_ROWS = 20;
    private static final double SMALL_QUERY_MS = 50;

    private static final Map<DesignQuery, Double> TOUCHED = numbers(1.05, 1.05, 1.05, 1.3, 3, 1.05, 1.3);
    private static final Map<DesignQuery, Double> TIMES_DUCKDB = numbers(1.5, 2, 3, 30, 30, 2, 10);

    private final String pointRows;
    private final String duckDb;
    private final List<Measurement> measurements;
    private final List<Check> checks = new ArrayList<>();

    private Targets(String pointRows, String duckDb, List<Measurement> measurements) {
        this.pointRows = pointRows;
        this.duckDb = duckDb;
        this.measurements = measurements;
    }

    /**
     * Everything that was measured and has a target.
     *
     * @param pointRows the name of the rival with one row a sample
     * @param duckDb the name of the rival DuckDB
     */
    public static List<Check> check(Stored own, String pointRows, String duckDb, List<Measurement> measurements) {
        Targets targets = new Targets(pointRows, duckDb, measurements);
        targets.checks.add(Check.atMost("bytes per sample at rest", BYTES_PER_SAMPLE, own.bytesPerSample()));
        for (DesignQuery query : DesignQuery.values()) {
            for (Mode mode : Mode.values()) {
                targets.find(own.system(), query, mode).ifPresent(targets::check);
            }
        }
        return List.copyOf(targets.checks);
    }

    private void check(Measurement m) {
        String what = m.query() + " " + m.mode() + ": ";
        if (m.mode() == Mode.ROWS && m.answered() > 0) {
            checks.add(Check.atMost(
                    m.query() + ": samples touched for one answered", TOUCHED.get(m.query()), m.touchedPerAnswered()));
        }
        if (m.mode() == Mode.ROWS && m.query() == DesignQuery.V) {
            checks.add(Check.atMost(what + "library call, ms", SMALL_QUERY_MS, ms(m)));
        }
        find(pointRows, m.query(), m.mode())
                .ifPresent(other -> checks.add(
                        Check.atLeast(what + "times faster than " + pointRows, TIMES_POINT_ROWS, ms(other) / ms(m))));
        find(duckDb, m.query(), m.mode()).ifPresent(other -> {
            checks.add(Check.atLeast(
                    what + "times faster than " + duckDb, TIMES_DUCKDB.get(m.query()), ms(other) / ms(m)));
            m.totalCold()
                    .ifPresent(cold -> checks.add(Check.atLeast(
                            what + "times faster than " + duckDb + ", block cache cold",
                            1,
                            other.total().toNanos() / (double) cold.toNanos())));
        });
    }

    private Optional<Measurement> find(String system, DesignQuery query, Mode mode) {
        return measurements.stream()
                .filter(m -> m.system().equals(system) && m.query() == query && m.mode() == mode)
                .findFirst();
    }

    private static double ms(Measurement m) {
        return m.total().toNanos() / 1e6;
    }

    private static Map<DesignQuery, Double> numbers(double... byQuery) {
        Map<DesignQuery, Double> numbers = new EnumMap<>(DesignQuery.class);
        for (DesignQuery query : DesignQuery.values()) {
            numbers.put(query, byQuery[query.ordinal()]);
        }
        return numbers;
    }
}
