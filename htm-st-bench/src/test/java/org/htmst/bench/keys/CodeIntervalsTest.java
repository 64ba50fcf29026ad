package org.htmst.bench.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.range.RangeSet;
import org.junit.jupiter.api.Test;

class CodeIntervalsTest {

    private static final int CODES = 200;

    @Test
    void countsOfPiecesAddUpToThoseOfSets() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<RangeSet> sets = new ArrayList<>();
            for (int s = 0; s < 5; s++) {
                sets.add(set(random));
            }
            CodeIntervals intervals = CodeIntervals.of(sets);
            long[] counts = new long[intervals.count()];
            int[] codes = random.ints(1000, 0, CODES).toArray();
            for (int code : codes) {
                counts[intervals.of(code)]++;
            }
            for (RangeSet set : sets) {
                long expected = 0;
                for (int code : codes) {
                    expected += set.contains(code) ? 1 : 0;
                }
                assertEquals(expected, intervals.sum(set, counts), "seed " + seed);
            }
        }
    }

    private static RangeSet set(Random random) {
        RangeSet.Builder set = new RangeSet.Builder();
        for (int first = random.nextInt(CODES); first < CODES; first += 1 + random.nextInt(CODES / 4)) {
            set.add(first, first + 1 + random.nextInt(CODES / 8));
        }
        return set.build();
    }
}
