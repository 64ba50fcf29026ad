package org.htmst.hbase.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

/** What a newer version of a file has less of. */
class HoldingsTest {

    private static final long BEGIN = 1_571_875_200_000L;

    /** Samples of satellites in turn, the values of channel {@code c} being {@code c}, missing in the first {@code missing}. */
    private static Holdings holdings(List<String> satellites, long[] timeMs, int channels, int missing) {
        int n = timeMs.length;
        double[][] values = new double[channels][n];
        for (int c = 0; c < channels; c++) {
            Arrays.fill(values[c], c);
            Arrays.fill(values[c], 0, missing, -999);
        }
        return Holdings.of(new SampleTable(
                ValueType.FLOAT32,
                satellites,
                IntStream.range(0, n).map(i -> i % satellites.size()).toArray(),
                timeMs,
                new double[n],
                new double[n],
                new double[n],
                IntStream.range(0, channels).mapToObj(HoldingsTest::channel).toList(),
                values));
    }

    private static Channel channel(int number) {
        return new Channel(
                "made", "c" + number, "", Family.EP, "test", ValueType.FLOAT32, "1", "made up", List.of(-999.0), "");
    }

    private static long[] every(long stepMs, int n) {
        return LongStream.range(0, n).map(i -> BEGIN + i * stepMs).toArray();
    }

    @Test
    void asMuchOrMoreIsNoLoss() {
        Holdings day = holdings(List.of("a", "b"), every(1000, 7200), 2, 3);
        assertEquals(List.of(), day.lostIn(day));
        assertEquals(List.of(), day.lostIn(holdings(List.of("b", "a"), every(1000, 7202), 2, 3)), "a record more");
        assertEquals(List.of(), day.lostIn(holdings(List.of("a", "b"), every(1000, 7200), 3, 0)), "a channel more");
        long[] corrected = LongStream.of(every(1000, 7200)).map(t -> t + 59_000).toArray();
        assertEquals(List.of(), day.lostIn(holdings(List.of("a", "b"), corrected, 2, 3)), "times put right");
        assertEquals(List.of(), holdings(List.of("a"), new long[0], 1, 0).lostIn(day), "there was nothing");
    }

    @Test
    void eachKindOfLossIsTold() {
        Holdings day = holdings(List.of("a", "b"), every(1000, 7200), 2, 0);
        assertEquals(
                List.of("a c0: 2 fewer values (3598 instead of 3600)", "a c1: 2 fewer values (3598 instead of 3600)"),
                day.lostIn(holdings(List.of("a", "b"), every(1000, 7200), 2, 3)).stream()
                        .filter(text -> text.startsWith("a "))
                        .toList());
        assertEquals(
                List.of("a c1: 3600 fewer values (0 instead of 3600)", "b c1: 3600 fewer values (0 instead of 3600)"),
                day.lostIn(holdings(List.of("a", "b"), every(1000, 7200), 1, 0)));
        assertEquals(
                List.of(
                        "b: 1 fewer samples (3599 instead of 3600)",
                        "b c0: 1 fewer values (3599 instead of 3600)",
                        "b c1: 1 fewer values (3599 instead of 3600)"),
                day.lostIn(holdings(List.of("a", "b"), every(1000, 7199), 2, 0)));
        long[] gap = LongStream.of(every(1000, 7200))
                .map(t -> t < BEGIN + 3_600_000 ? t : t + 600_000)
                .toArray();
        assertEquals(
                List.of(
                        "a: no samples any more in 8 minutes from 2019-10-24T01:01:00Z to 2019-10-24T01:09:00Z",
                        "b: no samples any more in 8 minutes from 2019-10-24T01:01:00Z to 2019-10-24T01:09:00Z"),
                day.lostIn(holdings(List.of("a", "b"), gap, 2, 0)),
                "as many, but not from the whole time");
    }

    @Test
    void thousandsOfSatellitesAreToldInShort() {
        List<String> satellites =
                IntStream.range(0, 20_000).mapToObj(i -> "s" + i).toList();
        Holdings many = holdings(satellites, every(10, 200_000), 3, 0);
        List<String> lost = many.lostIn(holdings(List.of("s0"), every(10, 1), 3, 0));
        assertEquals(13, lost.size());
        assertTrue(lost.get(12).matches("and [0-9]+ more"), lost.get(12));
    }
}
