package org.htmst.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.util.VersionInfo;
import org.duckdb.DuckDBDriver;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.report.HeadLine;

/** What ran where. */
final class Machine {

    private Machine() {}

    static List<HeadLine> describe(List<String> arguments, Archive archive, Clock clock) {
        Runtime runtime = Runtime.getRuntime();
        List<HeadLine> head = new ArrayList<>();
        head.add(new HeadLine("command", "htm-st " + String.join(" ", arguments)));
        head.add(new HeadLine(
                "started", Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString()));
        head.add(new HeadLine("archive", archive.describe()));
        head.add(new HeadLine(
                "machine",
                runtime.availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")));
        head.add(new HeadLine("client heap", runtime.maxMemory() / (1 << 20) + " MB"));
        head.add(new HeadLine("server heap", System.getProperty("htmst.server.heap", "2g")));
        head.add(new HeadLine(
                "versions",
                "Java " + Runtime.version() + ", HBase " + VersionInfo.getVersion() + ", DuckDB JDBC "
                        + new DuckDBDriver().getMajorVersion() + "." + new DuckDBDriver().getMinorVersion()));
        return head;
    }
}
