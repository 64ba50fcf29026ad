package org.htmst.cli.session;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.htmst.answer.print.ReportFormat;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleQuery;

/** Sentences that several commands say. */
public final class Talk {

    private Talk() {}

    /** Where to say what nobody wants to hear. */
    public static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** How many samples were left out for their values; with no channels asked for, none are. */
    public static String leftOut(SampleQuery query, LeftOut samples) {
        return query.keepFlagged()
                ? "left out: nothing (--keep-flagged)"
                : leftOut(samples) + (samples.equals(LeftOut.NONE) ? "" : " (--keep-flagged keeps them)");
    }

    /** The same for a command that never keeps them. */
    public static String leftOut(LeftOut samples) {
        return "left out: " + reasons(samples);
    }

    /**
     * Of each channel of a question for several how many samples lack its value, be it that they answer with others; a line for each
     * that lacks any.
     */
    public static List<String> blanks(SampleQuery query, List<LeftOut> blanks) {
        return blanks.size() > 1 ? without(query, blanks) : List.of();
    }

    /** The same of an answer that such samples belong to, be they without any value. */
    public static List<String> without(SampleQuery query, List<LeftOut> blanks) {
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < blanks.size(); c++) {
            if (!blanks.get(c).equals(LeftOut.NONE)) {
                lines.add("without " + query.channels().get(c) + ": " + reasons(blanks.get(c)));
            }
        }
        return lines;
    }

    private static String reasons(LeftOut leftOut) {
        return leftOut.flagged() + " in-flight calibration, " + leftOut.missing() + " missing";
    }

    /** A number that names something, such as a process: for people without separators. */
    public static Object number(long number, ReportFormat format) {
        return format == ReportFormat.JSON ? (Object) number : Long.toString(number);
    }

    /** {@code latitude 2, time 1}. */
    public static String reasons(SortedMap<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
