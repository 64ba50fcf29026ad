package org.htmst.bench.keys;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import org.htmst.bench.query.BenchQuery;

/**
 * The report for programs: one JSON object a line, its member {@code kind} saying which: {@code head}, {@code query}, {@code rows},
 * {@code chunks}, {@code assumption} or {@code paper}.
 */
final class JsonKeyReport {

    private final PrintStream out;

    JsonKeyReport(PrintStream out) {
        this.out = out;
    }

    void print(KeyReport report) {
        out.println(line("head")
                .put("samples", report.samples())
                .put("first_day", report.survey().first().toString())
                .put("days", report.survey().days())
                .put("satellites", String.join(",", report.survey().satellites()))
                .put("seconds", report.took().toMillis() / 1e3));
        for (int q = 0; q < report.queries().size(); q++) {
            BenchQuery query = report.queries().get(q);
            out.println(line("query")
                    .put("query", query.query().name())
                    .put("start", Instant.ofEpochMilli(query.window().startMs()).toString())
                    .put("end", Instant.ofEpochMilli(query.window().endMs()).toString())
                    .put("answered", report.answered()[q]));
        }
        report.rows().forEach(count -> out.println(json("rows", count)));
        for (int q = 0; q < report.queries().size(); q++) {
            ChunkCount count = report.chunks().get(q);
            out.println(line("chunks")
                    .put("query", report.queries().get(q).query().name())
                    .put("answered", report.answered()[q])
                    .put("rows", count.rows())
                    .put("runs", count.runs())
                    .put("runs_read", count.runsRead())
                    .put("samples", count.samples()));
        }
        report.assumptions().forEach(count -> out.println(json("assumption", count)));
        KeyReport.PAPER.forEach((order, rows) -> out.println(
                line("paper").put("query", "III").put("order", order.toString()).put("rows", rows)));
    }

    private static ObjectNode json(String kind, RowCount count) {
        ObjectNode json = line(kind)
                .put("query", count.cover().query().query().name())
                .put("order", count.cover().order().toString())
                .put("bound", count.cover().rule().kind().name().toLowerCase(Locale.ROOT))
                .put("at", count.cover().rule().number())
                .put("ranges", count.cover().codes().count())
                .put("rows", count.rows())
                .put("answered", count.answered());
        return count.answered() == 0 ? json : json.put("rows_for_one", count.rowsForOne());
    }

    private static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
