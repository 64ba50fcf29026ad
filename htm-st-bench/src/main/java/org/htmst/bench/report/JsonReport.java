package org.htmst.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.process.ProcessTimes;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.server.ServerShare;
import org.htmst.bench.system.QueryRun;

/**
 * The report for programs: one JSON object a line, its member {@code kind} saying which: {@code head}, {@code stored}, {@code server},
 * {@code query}, {@code measurement}, {@code command} or {@code check}. Times are milliseconds.
 */
public final class JsonReport {

    private static final double NS_PER_MS = 1e6;

    private final PrintStream out;

    /** A report on {@code out}. */
    public JsonReport(PrintStream out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(BenchReport report) {
        ObjectNode head = line("head");
        report.head().forEach(fact -> head.put(fact.name().replace(' ', '_'), fact.value()));
        out.println(head);
        report.stored().forEach(stored -> out.println(json(stored)));
        report.shares().forEach(share -> out.println(json(share)));
        report.queries().forEach(query -> out.println(json(query)));
        report.measurements().forEach(m -> out.println(json(m).put("times_htm_st", report.timesSlower(m))));
        report.commands().ifPresent(commands -> commands.times()
                .forEach(times -> out.println(json(times, commands.granules()))));
        report.checks().forEach(check -> out.println(json(check)));
    }

    private static ObjectNode json(Stored stored) {
        return line("stored")
                .put("system", stored.system())
                .put("samples", stored.mark().loaded().samples())
                .put("bytes", stored.mark().bytes())
                .put("bytes_per_sample", stored.bytesPerSample())
                .put("load_seconds", stored.mark().loaded().seconds())
                .put("samples_per_second", stored.samplesPerSecond());
    }

    private static ObjectNode json(ServerShare share) {
        return line("server")
                .put("server", share.server())
                .put("regions", share.regions())
                .put("bytes", share.bytes())
                .put("rows_read", share.rowsRead());
    }

    private static ObjectNode json(BenchQuery query) {
        return line("query")
                .put("query", query.query().name())
                .put("what", query.query().title())
                .put("start", Instant.ofEpochMilli(query.window().startMs()).toString())
                .put("end", Instant.ofEpochMilli(query.window().endMs()).toString());
    }

    private static ObjectNode json(Measurement m) {
        ObjectNode json = line("measurement")
                .put("query", m.query().name())
                .put("mode", m.mode().toString())
                .put("system", m.system())
                .put("answered", m.answered());
        m.reading().ifPresent(r -> json.put("ranges", r.ranges())
                .put("rows", r.rows())
                .put("runs", r.runs())
                .put("touched", r.samplesTouched())
                .put("touched_per_answered", m.touchedPerAnswered())
                .put("bytes_read", r.bytes()));
        m.planning().ifPresent(planning -> json.put("planning_ms", ms(planning)));
        json.put("first_batch_ms", ms(m.firstBatch())).put("total_ms", ms(m.total()));
        m.totalCold().ifPresent(cold -> json.put("cold_ms", ms(cold)));
        json.set("warm_runs_ms", times(m.warm()));
        json.set("cold_runs_ms", times(m.cold()));
        return json;
    }

    private static ObjectNode json(ProcessTimes times, int granules) {
        ObjectNode json = line("command")
                .put("command", "htm-st " + times.command())
                .put("start", times.start().toString())
                .put("granules", granules)
                .put("median_ms", ms(times.percentile(50)))
                .put("percentile_90_ms", ms(times.percentile(90)))
                .put("percentile_99_ms", ms(times.percentile(99)));
        ArrayNode runs = json.putArray("runs_ms");
        times.runs().forEach(run -> runs.add(ms(run)));
        return json;
    }

    private static ObjectNode json(Check check) {
        return line("check")
                .put("measure", check.measure())
                .put("bound", check.atLeast() ? "at least" : "at most")
                .put("target", check.target())
                .put("measured", check.measured())
                .put("met", check.met());
    }

    private static ArrayNode times(List<QueryRun> runs) {
        ArrayNode times = JsonNodeFactory.instance.arrayNode();
        runs.forEach(run -> times.add(ms(run.total())));
        return times;
    }

    private static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static double ms(Duration time) {
        return time.toNanos() / NS_PER_MS;
    }
}
