package org.htmst.simulate.flux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.SimulatedDay;
import org.junit.jupiter.api.Test;

/** What is simulated beside what the real files of the same satellites, day and hours hold. */
class RealFluxTest {

    private static final LocalDate DAY = LocalDate.of(2019, 10, 24);
    private static final long SEED = 1;

    private static final double[] SHARES = {0.5, 0.9, 0.99};

    /** A quantile lies between the real one and these times more and less, or beside it on the ladder of counts. */
    private static final double FACTOR = 2;

    /** Counts a second in which quantiles may differ whatever their ratio: few counts are chance. */
    private static final double COUNTS = 3;

    private static final List<String> TOKENS = List.of("n15", "n18", "n19");

    @Test
    void quantilesAreThoseOfTheRealHalfDays() {
        List<Channel> channels = Counter.all().stream()
                .map(counter -> SimulatedDay.product().channel(counter.flux()).orElseThrow())
                .toList();
        List<SampleTable> real = new ArrayList<>();
        List<SampleTable> simulated = new ArrayList<>();
        for (String token : TOKENS) {
            Path file = Path.of("../sample-data/poes_" + token + "_20191024_proc.nc");
            SampleTable table = SourceFiles.read(file, Optional.empty()).samples();
            real.add(table);
            long endMs = table.timeMs()[table.size() - 1];
            SampleTable day =
                    SimulatedDay.of(table.satellites().get(0), DAY, SEED).samples(channels);
            int end =
                    (int) Arrays.stream(day.timeMs()).filter(ms -> ms <= endMs).count();
            assertEquals(table.size(), end, 0.01 * end, token);
            simulated.add(day);
        }
        List<String> off = new ArrayList<>();
        for (Counter counter : Counter.all()) {
            double[] wanted = real.stream()
                    .flatMapToDouble(t -> valid(t, counter, t.size()))
                    .sorted()
                    .toArray();
            double[] made = IntStream.range(0, TOKENS.size())
                    .boxed()
                    .flatMapToDouble(
                            i -> valid(simulated.get(i), counter, real.get(i).size()))
                    .sorted()
                    .toArray();
            for (double share : SHARES) {
                double a = quantile(wanted, share);
                double b = quantile(made, share);
                boolean near = b <= FACTOR * a && a <= FACTOR * b || Math.abs(a - b) * counter.factor() <= COUNTS;
                if (!near) {
                    off.add(counter.flux() + " " + share + ": " + b + " for " + a);
                }
            }
        }
        assertTrue(off.isEmpty(), String.join("\n", off));
    }

    private static DoubleStream valid(SampleTable table, Counter counter, int end) {
        int column = IntStream.range(0, table.channels().size())
                .filter(c -> table.channels().get(c).name().equals(counter.flux()))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(table.values()[column], 0, Math.min(end, table.size()))
                .filter(value -> value >= 0);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
