package org.htmst.bench.keys;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.answer.print.Table;
import org.htmst.bench.query.BenchQuery;

/** The report for people. */
final class TextKeyReport {

    private final PrintStream out;

    TextKeyReport(PrintStream out) {
        this.out = out;
    }

    void print(KeyReport report) {
        out.printf(
                Locale.ROOT,
                "%,d samples: %s to %s of %s, every 2 s; counted in %.0f s%n%n",
                report.samples(),
                report.survey().first(),
                report.survey().first().plusDays(report.survey().days()),
                String.join(", ", report.survey().satellites()),
                report.took().toMillis() / 1e3);
        out.println("Rows of one sample each, level 12: those read, and how many for one that answers");
        print(rows(report));
        out.println();
        out.println(
                "Chunks of level 2 and a day, as the store keeps them: samples read are those that run maps do not rule"
                        + " out");
        print(chunks(report));
        out.println();
        out.println("Query III by how fine the cover is: rows read of tables of one row a sample");
        print(assumptions(report));
        if (report.isOfPaper()) {
            out.println("closest to the paper in all three orders: " + report.closest());
            out.println(
                    "(trixels of one level: with all of time in space-first order, with the time cells in front of the next"
                            + " trixel digit in coupled order; in time-first order the window alone tells)");
        }
    }

    private void print(Table table) {
        table.printText(out);
    }

    private static Table rows(KeyReport report) {
        List<String> header = new ArrayList<>(List.of("query", "answered", "ranges"));
        for (KeyOrder order : KeyOrder.values()) {
            header.addAll(List.of(order.toString(), "for one"));
        }
        List<List<Object>> table = new ArrayList<>();
        for (int q = 0; q < report.queries().size(); q++) {
            BenchQuery query = report.queries().get(q);
            for (int budget : KeyCount.BUDGETS) {
                List<Object> line = new ArrayList<>(List.of(query.query().name(), report.answered()[q], budget));
                report.rows().stream()
                        .filter(count -> count.cover().query() == query
                                && count.cover().rule().number() == budget)
                        .forEach(count -> line.addAll(List.of(count.rows(), ratio(count.rowsForOne()))));
                table.add(line);
            }
        }
        return new Table(header, table);
    }

    private static Table chunks(KeyReport report) {
        List<List<Object>> table = new ArrayList<>();
        for (int q = 0; q < report.queries().size(); q++) {
            BenchQuery query = report.queries().get(q);
            ChunkCount count = report.chunks().get(q);
            long answered = report.answered()[q];
            table.add(List.of(
                    query.query().name(),
                    Instant.ofEpochMilli(query.window().startMs()).toString(),
                    Instant.ofEpochMilli(query.window().endMs()).toString(),
                    answered,
                    count.rows(),
                    count.runs(),
                    count.runsRead(),
                    count.samples(),
                    ratio(answered == 0 ? Double.NaN : count.samples() / (double) answered)));
        }
        return new Table(
                List.of("query", "from", "to", "answered", "rows", "runs", "runs read", "samples", "for one"), table);
    }

    private static Table assumptions(KeyReport report) {
        List<String> header = new ArrayList<>(List.of("cover"));
        List<Object> paper = new ArrayList<>(List.of("paper"));
        for (KeyOrder order : KeyOrder.values()) {
            header.addAll(List.of(order.toString(), "of paper"));
            paper.addAll(List.of(KeyReport.PAPER.get(order).longValue(), "1"));
        }
        List<List<Object>> table = new ArrayList<>(List.of(paper));
        for (CoverRule rule : KeyCount.ASSUMPTIONS) {
            List<Object> line = new ArrayList<>(List.of(rule.toString()));
            report.assumptions().stream()
                    .filter(count -> count.cover().rule().equals(rule))
                    .forEach(count -> line.addAll(List.of(
                            count.rows(),
                            ratio(count.rows()
                                    / KeyReport.PAPER.get(count.cover().order())))));
            table.add(line);
        }
        return new Table(header, table);
    }

    private static Object ratio(double ratio) {
        return Double.isNaN(ratio) ? "-" : String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }
}
