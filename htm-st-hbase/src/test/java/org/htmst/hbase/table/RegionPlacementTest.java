package org.htmst.hbase.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionPlacementTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261121);

    @Test
    void neighboursShareNoServerAndNoneMovesInVain() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            int count = 1 + random.nextInt(9);
            List<Integer> servers = IntStream.range(0, count).boxed().toList();
            // Beyond the last server: one that has gone.
            List<Integer> placed = IntStream.range(0, random.nextInt(70))
                    .map(i -> random.nextInt(count + 1))
                    .boxed()
                    .toList();
            List<Integer> wanted = RegionPlacement.spread(placed, servers);
            String what = "seed " + SEED + ", round " + round + ": " + placed + " to " + wanted;
            assertEquals(placed.size(), wanted.size(), what);
            for (int start = 1; start < placed.size(); start += count) {
                int end = Math.min(start + count, placed.size());
                List<Integer> before = placed.subList(start, end);
                List<Integer> after = wanted.subList(start, end);
                assertEquals(after.size(), new HashSet<>(after).size(), what);
                List<Integer> stayed = new ArrayList<>();
                for (int i = 0; i < after.size(); i++) {
                    if (after.get(i).equals(before.get(i))) {
                        stayed.add(after.get(i));
                    }
                }
                long live = before.stream().filter(servers::contains).distinct().count();
                assertEquals(live, stayed.size(), what);
            }
        }
    }

    @Test
    void theFirstRegionAndASingleServerStayAsTheyAre() {
        assertEquals(List.of("a", "a", "b"), RegionPlacement.spread(List.of("a", "a", "a"), List.of("a", "b")));
        assertEquals(List.of("a", "a", "a"), RegionPlacement.spread(List.of("a", "a", "a"), List.of("a")));
    }

    @Test
    void aRegionThatHasNoServerYetGetsOne() {
        List<String> servers = List.of("a", "b", "c");
        assertEquals(
                Arrays.asList("a", "b", "a", "c"),
                RegionPlacement.spread(Arrays.asList("a", null, "a", null), servers));
        assertEquals(Arrays.asList(null, "a"), RegionPlacement.spread(Arrays.asList(null, "a"), servers));
        assertEquals(
                Arrays.asList(null, "a", "b", "c"),
                RegionPlacement.spread(Arrays.asList(null, null, null, null), servers));
    }
}
