package org.htmst.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.util.VersionInfo;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.duckdb.DuckDbSystem;
import org.htmst.bench.questdb.QuestDbSystem;
import org.htmst.bench.report.Fact;
import org.htmst.hbase.load.ProgramVersion;

/** What ran where. */
final class Machine {

    private Machine() {}

    static List<Fact> describe(List<String> arguments, Archive archive, Clock clock) {
        Runtime runtime = Runtime.getRuntime();
        List<Fact> head = new ArrayList<>();
        head.add(new Fact("command", "htm-st bench " + String.join(" ", arguments)));
        head.add(new Fact(
                "started", Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString()));
        head.add(new Fact("archive", archive.describe()));
        head.add(new Fact(
                "machine",
                runtime.availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")));
        head.add(new Fact("client heap", runtime.maxMemory() / (1 << 20) + " MB"));
        head.add(new Fact("server heap", System.getProperty("htmst.server.heap", "2g")));
        head.add(new Fact(
                "versions",
                "HTM-ST " + ProgramVersion.CURRENT + ", Java " + Runtime.version() + ", HBase "
                        + VersionInfo.getVersion() + ", DuckDB " + DuckDbSystem.version() + ", QuestDB "
                        + QuestDbSystem.version()));
        return head;
    }
}
