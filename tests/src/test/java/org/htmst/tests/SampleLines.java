package org.htmst.tests;

import java.util.ArrayList;
import java.util.List;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.SampleSource;
import org.htmst.sample.SampleBatch;

/** Samples of answers as lines of text with every bit of their numbers, so that answers can be sorted and compared. */
public final class SampleLines {

    private SampleLines() {}

    /** The whole answer, sorted. */
    static List<String> sorted(SampleSource source, SampleQuery query) {
        try (SampleCursor cursor = source.scan(query, QueryLimits.NONE)) {
            return sorted(cursor);
        }
    }

    /** All that is left of an answer, sorted. */
    static List<String> sorted(SampleCursor cursor) {
        List<String> lines = new ArrayList<>();
        for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
            lines.addAll(of(batch));
        }
        lines.sort(null);
        return lines;
    }

    /** The samples of a batch, in its order. */
    public static List<String> of(SampleBatch batch) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            StringBuilder line = new StringBuilder(batch.satellite())
                    .append(' ')
                    .append(batch.product())
                    .append(' ')
                    .append(batch.timeMs()[i]);
            for (double[] column : new double[][] {batch.lonDeg(), batch.latDeg(), batch.altKm()}) {
                append(line, column[i]);
            }
            for (double[] column : batch.values()) {
                append(line, column[i]);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static void append(StringBuilder line, double number) {
        line.append(' ').append(Long.toHexString(Double.doubleToLongBits(number)));
    }
}
