package org.htmst.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.process.ProcessTimes;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.server.ServerShare;
import org.htmst.bench.system.Reading;

/** The report for people. */
public final class TextReport {

    private static final String NONE = "-";

    private final PrintStream out;

    /** A report on {@code out}. */
    public TextReport(PrintStream out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(BenchReport report) {
        TextTable head = new TextTable(2);
        report.head().forEach(line -> head.add(line.name(), line.value()));
        head.print(out);
        out.println();
        stored(report);
        out.println();
        shares(report);
        out.println();
        queries(report);
        out.println();
        measurements(report);
        report.commands().ifPresent(this::commands);
        if (!report.checks().isEmpty()) {
            out.println();
            checks(report);
        }
    }

    private void stored(BenchReport report) {
        TextTable table = new TextTable(1, "system", "samples", "MB", "bytes/sample", "load s", "samples/s");
        for (Stored stored : report.stored()) {
            table.add(
                    stored.system(),
                    whole(stored.mark().loaded().samples()),
                    decimals(1, stored.mark().bytes() / 1e6),
                    decimals(2, stored.bytesPerSample()),
                    decimals(1, stored.mark().loaded().seconds()),
                    whole(Math.round(stored.samplesPerSecond())));
        }
        table.print(out);
    }

    private void shares(BenchReport report) {
        TextTable table = new TextTable(1, "region server", "regions with data", "MB", "rows read by the queries");
        for (ServerShare share : report.shares()) {
            table.add(
                    share.server(), whole(share.regions()), decimals(1, share.bytes() / 1e6), whole(share.rowsRead()));
        }
        table.print(out);
    }

    private void queries(BenchReport report) {
        TextTable table = new TextTable(3, "query", "window", "what");
        for (BenchQuery query : report.queries()) {
            table.add(
                    query.query().name(),
                    Instant.ofEpochMilli(query.window().startMs()) + "/"
                            + Instant.ofEpochMilli(query.window().endMs()),
                    query.query().title());
        }
        table.print(out);
    }

    private void measurements(BenchReport report) {
        TextTable table = new TextTable(
                3,
                "query",
                "mode",
                "system",
                "answered",
                "ranges",
                "rows",
                "runs",
                "touched",
                "touched/answered",
                "MB",
                "planning ms",
                "first ms",
                "total ms",
                "cold ms",
                "times htm-st");
        for (Measurement m : report.measurements()) {
            table.add(
                    m.query().name(),
                    m.mode().toString(),
                    m.system(),
                    whole(m.answered()),
                    read(m, Reading::ranges),
                    read(m, Reading::rows),
                    read(m, Reading::runs),
                    read(m, Reading::samplesTouched),
                    m.touchedPerAnswered() == 0 ? NONE : decimals(3, m.touchedPerAnswered()),
                    m.reading().map(r -> decimals(2, r.bytes() / 1e6)).orElse(NONE),
                    ms(m.planning()),
                    ms(Optional.of(m.firstBatch())),
                    ms(Optional.of(m.total())),
                    ms(m.totalCold()),
                    decimals(2, report.timesSlower(m)));
        }
        table.print(out);
    }

    private void commands(CommandTimes commands) {
        out.println();
        String head = "whole command, " + whole(commands.granules()) + " granules in the store";
        TextTable table = new TextTable(2, head, "start", "runs", "median ms", "90 % ms", "99 % ms");
        for (ProcessTimes times : commands.times()) {
            table.add(
                    "htm-st " + times.command(),
                    times.start().toString(),
                    whole(times.runs().size()),
                    ms(Optional.of(times.percentile(50))),
                    ms(Optional.of(times.percentile(90))),
                    ms(Optional.of(times.percentile(99))));
        }
        table.print(out);
    }

    private void checks(BenchReport report) {
        TextTable table = new TextTable(1, "measure", "target", "measured", "met");
        for (Check check : report.checks()) {
            table.add(
                    check.measure(),
                    (check.atLeast() ? ">= " : "<= ") + decimals(2, check.target()),
                    decimals(2, check.measured()),
                    check.met() ? "yes" : "NO");
        }
        table.print(out);
    }

    private static String read(Measurement m, ToLongFunction<Reading> number) {
        return m.reading().map(r -> whole(number.applyAsLong(r))).orElse(NONE);
    }

    private static String ms(Optional<Duration> time) {
        return time.map(t -> decimals(1, t.toNanos() / 1e6)).orElse(NONE);
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String decimals(int places, double number) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }
}
