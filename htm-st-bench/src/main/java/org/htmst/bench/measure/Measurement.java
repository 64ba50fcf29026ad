package org.htmst.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.Reading;

/**
 * A query that a system answered several times.
 *
 * @param query the query
 * @param mode what was wanted
 * @param system the system's name
 * @param warm runs after warming up, at least one
 * @param cold runs with an empty block cache; empty if there is none or they were not wanted
 */
public record Measurement(DesignQuery query, Mode mode, String system, List<QueryRun> warm, List<QueryRun> cold) {

    public Measurement {
        warm = List.copyOf(warm);
        cold = List.copyOf(cold);
    }

    /** Samples in the answer. */
    public long answered() {
        return warm.get(0).answer().samples();
    }

    /** What one run reads. */
    public Optional<Reading> reading() {
        return warm.get(0).reading();
    }

    /** Median time until the first samples came. */
    public Duration firstBatch() {
        return median(warm, QueryRun::firstBatch);
    }

    /** Median time to plan, where the system tells. */
    public Optional<Duration> planning() {
        return reading()
                .map(r -> median(warm, run -> run.reading().orElseThrow().planning()));
    }

    /** Median time to the end. */
    public Duration total() {
        return median(warm, QueryRun::total);
    }

    /** Median time to the end with an empty block cache. */
    public Optional<Duration> totalCold() {
        return cold.isEmpty() ? Optional.empty() : Optional.of(median(cold, QueryRun::total));
    }

    /** Samples touched for one answered; 0 if none answered or the system does not tell. */
    public double touchedPerAnswered() {
        return answered() == 0
                ? 0
                : reading().map(r -> r.samplesTouched() / (double) answered()).orElse(0.0);
    }

    private static Duration median(List<QueryRun> runs, Function<QueryRun, Duration> time) {
        List<Duration> times = runs.stream().map(time).sorted().toList();
        return times.get(times.size() / 2);
    }
}
