package org.htmst.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.system.Answer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.failure.HtmStException;

/**
 * How one query takes longer when the archive around its answer grows.
 *
 * @param query the query
 * @param mode what is wanted
 * @param small median time in the small archive
 * @param large median time in the large one
 */
public record Growth(DesignQuery query, Mode mode, Duration small, Duration large) {

    /** Asks both archives in turn, so that both see the same weather. */
    public static List<Growth> measure(ArchiveSystem small, ArchiveSystem large, BenchQuery query, Repeats repeats)
            throws IOException {
        List<Growth> growths = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            List<Duration> smalls = new ArrayList<>();
            List<Duration> larges = new ArrayList<>();
            for (int i = 0; i < repeats.warmUp() + repeats.measured(); i++) {
                Answer expected = timed(small, query, mode, smalls);
                expected.difference(timed(large, query, mode, larges)).ifPresent(difference -> {
                    throw new HtmStException(
                            "query " + query.query() + ": the large archive answers " + difference
                                    + " of the small one",
                            false);
                });
            }
            growths.add(new Growth(
                    query.query(), mode, median(smalls, repeats.warmUp()), median(larges, repeats.warmUp())));
        }
        return growths;
    }

    /** By how much the time grows, in percent. */
    public double percent() {
        return 100.0 * (large.toNanos() - small.toNanos()) / small.toNanos();
    }

    private static Answer timed(ArchiveSystem system, BenchQuery query, Mode mode, List<Duration> times)
            throws IOException {
        var run = system.run(query, mode);
        times.add(run.total());
        return run.answer();
    }

    private static Duration median(List<Duration> times, int warmUp) {
        List<Duration> sorted =
                times.subList(warmUp, times.size()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
