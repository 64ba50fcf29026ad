package org.htmst.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.SampleDigest;
import org.htmst.failure.HtmStException;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final List<BenchQuery> QUERIES = List.of(DesignQuery.III.in(new TimeWindow(0, 86_400_000)));

    /** A system that always answers one sample, at the same cost. */
    private static final class OneSample implements ArchiveSystem {

        private final String name;
        private final double value;
        private final Duration total;
        private int runs;
        private int cleared;

        OneSample(String name, double value, Duration total) {
            this.name = name;
            this.value = value;
            this.total = total;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ArchiveMark load(PrintStream talk) {
            return new ArchiveMark("", new Loaded(1, 1), 1);
        }

        @Override
        public QueryRun run(BenchQuery query, Mode mode) {
            runs++;
            SampleDigest digest = new SampleDigest();
            digest.add(0, 0, 0, 0, 0, value);
            return new QueryRun(digest.answer(mode), Optional.empty(), total, total);
        }

        @Override
        public boolean makeCold() {
            cleared++;
            return true;
        }

        @Override
        public void close() {}
    }

    private static List<Measurement> measure(boolean cold, ArchiveSystem... systems) throws IOException {
        return new Measuring(List.of(systems), new Repeats(2, 3), cold, SILENCE).measure(QUERIES);
    }

    @Test
    void everyModeOfEverySystemIsRepeated() throws IOException {
        OneSample own = new OneSample("own", 1, Duration.ofMillis(2));
        OneSample rival = new OneSample("rival", 1, Duration.ofMillis(5));
        List<Measurement> all = measure(true, own, rival);
        assertEquals(
                List.of("rows own", "rows rival", "aggregate own", "aggregate rival"),
                all.stream().map(m -> m.mode() + " " + m.system()).toList());
        assertEquals(2 * (2 + 3 + 2 + 3), rival.runs);
        assertEquals(2 * (2 + 3), rival.cleared);
        assertEquals(Duration.ofMillis(5), all.get(1).total());
        assertEquals(Optional.of(Duration.ofMillis(5)), all.get(1).totalCold());
        assertEquals(1, all.get(1).answered());
    }

    @Test
    void slowSystemsAreAskedLessOften() throws IOException {
        OneSample slow = new OneSample("slow", 1, Duration.ofSeconds(10));
        OneSample slower = new OneSample("slower", 1, Duration.ofSeconds(11));
        measure(false, new OneSample("own", 1, Duration.ofMillis(1)), slow, slower);
        assertEquals(2 * (2 + 2), slow.runs);
        assertEquals(2, slower.runs);
    }

    @Test
    void anotherAnswerFailsAndNamesQueryAndSystem() {
        HtmStException failure = assertThrows(
                HtmStException.class,
                () -> measure(
                        false,
                        new OneSample("own", 1, Duration.ofMillis(1)),
                        new OneSample("rival", 2, Duration.ofMillis(1))));
        assertEquals(
                "query III, rows: rival answers values 2.0 to 2.0 in place of 1.0 to 1.0 of own", failure.getMessage());
    }
}
