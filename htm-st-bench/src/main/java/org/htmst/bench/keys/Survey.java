package org.htmst.bench.keys;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.time.TimeWindow;

/**
 * Which samples are counted: all of the paper's five satellites in some days.
 *
 * @param first the first day
 * @param days how many
 */
record Survey(LocalDate first, int days) {

    /** From the first day of 2013 to the middle of 2016. */
    static final Survey PAPER = new Survey(LocalDate.of(2013, 1, 1), 1277);

    /** The month of queries I and III. */
    static final Survey MONTH = new Survey(LocalDate.of(2013, 2, 1), 28);

    List<String> satellites() {
        return Archive.SATELLITES;
    }

    TimeWindow window() {
        return new TimeWindow(ms(first), ms(first.plusDays(days)));
    }

    /** The seven queries; IV takes all of the time, not just a year of it. */
    List<BenchQuery> queries() {
        return Arrays.stream(DesignQuery.values())
                .map(query -> query.in(window()))
                .map(query -> query.query() == DesignQuery.IV
                        ? new BenchQuery(query.query(), query.region(), window(), query.localTime())
                        : query)
                .toList();
    }

    private static long ms(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
