package org.htmst.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.bench.chunk.ChunkSystem;
import org.htmst.bench.duckdb.DuckDbSystem;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.measure.Measuring;
import org.htmst.bench.point.PointSystem;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.report.BenchReport;
import org.htmst.bench.report.HeadLine;
import org.htmst.bench.report.Stored;
import org.htmst.bench.report.Targets;
import org.htmst.bench.server.BenchServer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.code.CodeLayout;

/** Loads what is missing, asks, and reports. */
final class WholeQueryBench {

    /** Of the codes of 2017: cells of 2.048 s and trixels of 2.4 km. */
    private static final int LEVEL = 12;

    private final BenchSetup setup;
    private final PrintStream talk;

    WholeQueryBench(BenchSetup setup, PrintStream talk) {
        this.setup = setup;
        this.talk = talk;
    }

    BenchReport run(List<HeadLine> head) throws IOException {
        List<BenchQuery> queries = setup.queries().stream()
                .map(query -> query.in(setup.archive().window()))
                .toList();
        List<ArchiveSystem> systems = new ArrayList<>();
        try (BenchServer server = BenchServer.open(setup.home())) {
            try {
                systems.add(new ChunkSystem(setup.archive(), server, setup.home()));
                for (Rival rival : setup.rivals()) {
                    systems.add(rival(rival, server));
                }
                List<Stored> stored = new ArrayList<>();
                for (ArchiveSystem system : systems) {
                    stored.add(new Stored(system.name(), system.load(talk)));
                }
                List<Measurement> measurements =
                        new Measuring(systems, setup.repeats(), setup.cold(), talk).measure(queries);
                return new BenchReport(
                        head,
                        stored,
                        queries,
                        measurements,
                        Targets.check(stored.get(0), Rival.COUPLED.toString(), Rival.DUCKDB.toString(), measurements));
            } finally {
                for (ArchiveSystem system : systems) {
                    system.close();
                }
            }
        }
    }

    private ArchiveSystem rival(Rival rival, BenchServer server) throws IOException {
        return switch (rival) {
            case DUCKDB -> new DuckDbSystem(setup.archive(), setup.rivalChannels(), folder(rival));
            case COUPLED -> pointRows(rival, CodeLayout.coupled(LEVEL), server);
            case TIME_FIRST -> pointRows(rival, CodeLayout.timeFirst(LEVEL), server);
            case SPACE_FIRST -> pointRows(rival, CodeLayout.spaceFirst(LEVEL), server);
            case NONE -> throw new IllegalArgumentException("no rival cannot be measured");
        };
    }

    private ArchiveSystem pointRows(Rival rival, CodeLayout layout, BenchServer server) throws IOException {
        return new PointSystem(rival.toString(), layout, setup.archive(), setup.rivalChannels(), server, folder(rival));
    }

    private Path folder(Rival rival) {
        return setup.home().resolve(rival.toString());
    }
}
