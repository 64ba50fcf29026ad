package org.htmst.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.system.Answer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.failure.HtmStException;

/**
 * Asks all systems all queries. Each system's runs of a query follow each other, so that every one is as warm as it gets. Slow ones are
 * repeated less often: as often as fits into {@link #PATIENCE}, of which a run of half that length is measured at once.
 */
public final class Measuring {

    /** More runs of what takes so long would change nothing but the user's day. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ArchiveSystem> systems;
    private final Repeats repeats;
    private final boolean cold;
    private final PrintStream talk;

    /** @param cold whether to measure with an empty block cache, too */
    public Measuring(List<? extends ArchiveSystem> systems, Repeats repeats, boolean cold, PrintStream talk) {
        this.systems = List.copyOf(systems);
        this.repeats = repeats;
        this.cold = cold;
        this.talk = talk;
    }

    /**
     * Measures.
     *
     * @throws HtmStException if two systems answer a query differently
     */
    public List<Measurement> measure(List<BenchQuery> queries) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (BenchQuery query : queries) {
            Answer expected = systems.get(0).run(query, Mode.ROWS).answer();
            for (Mode mode : Mode.values()) {
                for (ArchiveSystem system : systems) {
                    Measurement measured = measure(system, query, mode, expected);
                    talk.printf(
                            Locale.ROOT,
                            "%s %s of %s: %.1f ms%n",
                            query.query(),
                            mode,
                            system.name(),
                            measured.total().toNanos() / 1e6);
                    all.add(measured);
                }
            }
        }
        return all;
    }

    private Measurement measure(ArchiveSystem system, BenchQuery query, Mode mode, Answer expected) throws IOException {
        QueryRun first = run(system, query, mode, expected);
        long fitting = PATIENCE.dividedBy(first.total());
        List<QueryRun> warm = new ArrayList<>();
        List<QueryRun> emptied = new ArrayList<>();
        if (fitting < 2) {
            warm.add(first);
        } else {
            // The first run was one to warm up.
            for (int i = 1; i < Math.min(fitting, repeats.warmUp()); i++) {
                run(system, query, mode, expected);
            }
            for (int i = 0; i < Math.min(fitting, repeats.measured()); i++) {
                warm.add(run(system, query, mode, expected));
            }
        }
        // What is kept, when warm, spares code that the cold runs need, which is to be compiled by then.
        for (int i = 0; cold && i < Math.min(fitting, repeats.warmUp()) && system.makeCold(); i++) {
            run(system, query, mode, expected);
        }
        for (int i = 0; cold && i < Math.min(fitting, repeats.measured()) && system.makeCold(); i++) {
            emptied.add(run(system, query, mode, expected));
        }
        return new Measurement(query.query(), mode, system.name(), warm, emptied);
    }

    private QueryRun run(ArchiveSystem system, BenchQuery query, Mode mode, Answer expected) throws IOException {
        QueryRun run = system.run(query, mode);
        Optional<String> difference = expected.difference(run.answer());
        if (difference.isPresent()) {
            throw new HtmStException(
                    "query " + query.query() + ", " + mode + ": " + system.name() + " answers " + difference.get()
                            + " of " + systems.get(0).name(),
                    false);
        }
        return run;
    }
}
