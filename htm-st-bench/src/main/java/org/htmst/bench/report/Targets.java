package org.htmst.bench.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.htmst.bench.heap.StreamingHeap;
import org.htmst.bench.measure.Growth;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.system.Mode;

/** What the store should reach for one year of five satellites, as far as this benchmark measures it. */
public final class Targets {

    private static final double BYTES_PER_SAMPLE = 6.5;
    private static final double TIMES_POINT_ROWS = 20;
    private static final double SMALL_QUERY_MS = 50;
    private static final double GROWTH_PERCENT = 10;
    private static final double NS_PER_MS = 1e6;

    private static final Map<DesignQuery, Double> TOUCHED = numbers(1.05, 1.05, 1.05, 1.3, 3, 1.05, 1.3);
    private static final Map<DesignQuery, Double> TIMES_DUCKDB = numbers(1.5, 2, 3, 30, 30, 2, 10);

    private final String own;
    private final String pointRows;
    private final String duckDb;

    /**
     * @param own the name of the store under test
     * @param pointRows the name of the rival with one row a sample
     * @param duckDb the name of the rival DuckDB
     */
    public Targets(String own, String pointRows, String duckDb) {
        this.own = own;
        this.pointRows = pointRows;
        this.duckDb = duckDb;
    }

    /** The size of the store under test. */
    public static Check check(Stored own) {
        return Check.atMost("bytes per sample at rest", BYTES_PER_SAMPLE, own.bytesPerSample());
    }

    /** How time grows with the archive. */
    public static Check check(Growth growth) {
        String times = String.format(
                Locale.ROOT,
                "%.1f ms to %.1f ms",
                growth.small().toNanos() / NS_PER_MS,
                growth.large().toNanos() / NS_PER_MS);
        return Check.atMost(
                growth.query() + " " + growth.mode() + ": growth with the archive, percent (" + times + ")",
                GROWTH_PERCENT,
                growth.percent());
    }

    /** The heap of a client. */
    public static Check check(StreamingHeap heap) {
        return Check.atMost(
                "client heap while " + heap.samples() + " samples stream, MB", StreamingHeap.LIMIT_MB, heap.peakMb());
    }

    /** Everything about queries that was measured and has a target. */
    public List<Check> check(List<Measurement> measurements) {
        List<Check> checks = new ArrayList<>();
        for (Measurement m : measurements) {
            if (m.system().equals(own)) {
                reading(m, checks);
                rivals(m, measurements, checks);
            }
        }
        return checks;
    }

    private static void reading(Measurement m, List<Check> checks) {
        if (m.mode() == Mode.ROWS && m.answered() > 0) {
            checks.add(Check.atMost(
                    m.query() + ": samples touched for one answered", TOUCHED.get(m.query()), m.touchedPerAnswered()));
        }
        if (m.mode() == Mode.ROWS && m.query() == DesignQuery.V) {
            checks.add(Check.atMost(m.query() + " rows: library call, ms", SMALL_QUERY_MS, ms(m.total())));
        }
    }

    private void rivals(Measurement m, List<Measurement> all, List<Check> checks) {
        String what = m.query() + " " + m.mode() + ": times faster than ";
        find(pointRows, m, all)
                .ifPresent(rival -> checks.add(
                        Check.atLeast(what + pointRows, TIMES_POINT_ROWS, ms(rival.total()) / ms(m.total()))));
        find(duckDb, m, all).ifPresent(rival -> {
            checks.add(Check.atLeast(what + duckDb, TIMES_DUCKDB.get(m.query()), ms(rival.total()) / ms(m.total())));
            m.totalCold()
                    .ifPresent(cold -> checks.add(
                            Check.atLeast(what + duckDb + ", block cache cold", 1, ms(rival.total()) / ms(cold))));
        });
    }

    private static Optional<Measurement> find(String system, Measurement like, List<Measurement> all) {
        return all.stream()
                .filter(m -> m.system().equals(system) && m.query() == like.query() && m.mode() == like.mode())
                .findFirst();
    }

    private static double ms(Duration time) {
        return time.toNanos() / NS_PER_MS;
    }

    private static Map<DesignQuery, Double> numbers(double... byQuery) {
        Map<DesignQuery, Double> numbers = new EnumMap<>(DesignQuery.class);
        for (DesignQuery query : DesignQuery.values()) {
            numbers.put(query, byQuery[query.ordinal()]);
        }
        return numbers;
    }
}
