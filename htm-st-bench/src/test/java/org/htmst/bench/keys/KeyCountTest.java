package org.htmst.bench.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.bench.query.BenchQuery;
import org.htmst.code.CodeLayout;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.range.RangeSet;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Relation;
import org.junit.jupiter.api.Test;

/** One day of five satellites, against counting sample by sample in the plainest way. */
class KeyCountTest {

    private static final Survey DAY = new Survey(LocalDate.of(2013, 2, 1), 1);

    private static final KeyReport REPORT =
            new KeyCount(DAY).run(2, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    private static final List<TrackDay> TRACKS = DAY.satellites().stream()
            .map(satellite -> TrackDay.of(satellite, DAY.first()))
            .toList();

    @Test
    void everySampleIsCountedOnce() {
        assertEquals(5 * TrackDay.SIZE, REPORT.samples());
        for (int q = 0; q < REPORT.queries().size(); q++) {
            BenchQuery query = REPORT.queries().get(q);
            long answered = 0;
            for (TrackDay track : TRACKS) {
                for (int i = 0; i < track.size(); i++) {
                    answered += asks(query, track, i) ? 1 : 0;
                }
            }
            assertEquals(answered, REPORT.answered()[q], query.toString());
        }
    }

    @Test
    void rowsAreThoseInTheRangesAndNoAnswerIsOutside() {
        List<RowCount> counts = Stream.concat(REPORT.rows().stream(), REPORT.assumptions().stream())
                .toList();
        int rules = KeyCount.ASSUMPTIONS.size() + REPORT.queries().size() * KeyCount.BUDGETS.size();
        assertEquals(3 * rules, counts.size());
        for (KeyOrder order : KeyOrder.values()) {
            List<long[]> codes =
                    TRACKS.stream().map(track -> codes(order, track)).toList();
            for (RowCount count : counts) {
                if (count.cover().order() == order) {
                    assertCounts(count, codes);
                }
            }
        }
    }

    private static void assertCounts(RowCount count, List<long[]> codes) {
        RangeSet read = count.cover().codes();
        long rows = 0;
        for (int t = 0; t < codes.size(); t++) {
            for (int i = 0; i < codes.get(t).length; i++) {
                boolean isRead = read.contains(codes.get(t)[i]);
                rows += isRead ? 1 : 0;
                assertTrue(isRead || !asks(count.cover().query(), TRACKS.get(t), i), count.cover()::toString);
            }
        }
        assertEquals(rows, count.rows(), count.cover()::toString);
    }

    @Test
    void chunksAreThoseThatTouchTheQuery() {
        CodeLayout layout = CodeLayout.coupled(2);
        for (int q = 0; q < REPORT.queries().size(); q++) {
            BenchQuery query = REPORT.queries().get(q);
            Set<List<Object>> chunks = new HashSet<>();
            List<long[]> starts = new ArrayList<>();
            for (TrackDay track : TRACKS) {
                for (int i = 0; i < track.size(); i++) {
                    long trixel = trixel(track, i, 2);
                    boolean isFirst = chunks.add(List.of(track, layout.code(track.timeMs()[i], trixel)));
                    if (isFirst) {
                        starts.add(new long[] {trixel, track.timeMs()[i]});
                    }
                }
            }
            long touched = starts.stream()
                    .filter(chunk -> chunk[1] < query.window().endMs()
                            && query.region().relate(Trixel.of(chunk[0]).triangle()) != Relation.DISJOINT)
                    .count();
            ChunkCount count = REPORT.chunks().get(q);
            assertEquals(touched, count.rows(), query.toString());
            assertTrue(count.samples() >= REPORT.answered()[q], query.toString());
            assertTrue(count.samples() <= 1.1 * REPORT.answered()[q] + 200, query + ": " + count);
            assertTrue(count.runsRead() <= count.runs() && 16 * count.runsRead() >= count.samples(), count::toString);
        }
    }

    @Test
    void moreThreadsCountTheSame() {
        KeyReport alone = new KeyCount(DAY)
                .run(1, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        assertEquals(
                REPORT.rows().stream().map(RowCount::rows).toList(),
                alone.rows().stream().map(RowCount::rows).toList());
        assertEquals(REPORT.chunks(), alone.chunks());
    }

    private static boolean asks(BenchQuery query, TrackDay track, int i) {
        return query.contains(track.timeMs()[i], track.lonDeg()[i], track.latDeg()[i]);
    }

    private static long[] codes(KeyOrder order, TrackDay track) {
        long[] codes = new long[track.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = order.layout().code(track.timeMs()[i], trixel(track, i, 12));
        }
        return codes;
    }

    private static long trixel(TrackDay track, int i, int level) {
        return TrixelId.of(new LonLat(track.lonDeg()[i], track.latDeg()[i]).unitVector(), level);
    }
}
