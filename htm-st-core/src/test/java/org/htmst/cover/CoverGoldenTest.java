package org.htmst.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.range.RangeSet;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.vectors.Vectors;
import org.junit.jupiter.api.Test;

class CoverGoldenTest {

    @Test
    void everyCapHasTheGoldenCover() {
        Set<String> ties = new HashSet<>();
        for (String[] row : Vectors.rows("caps_ties.csv")) {
            ties.add(row[0]);
        }
        assertEquals(10, ties.size());
        List<String[]> rows = Vectors.rows("caps.csv");
        assertEquals(200, rows.size());
        for (String[] row : rows) {
            Cover cover = Cover.of(cap(row), Integer.parseInt(row[4]), Integer.MAX_VALUE);
            RangeSet interior = Vectors.ranges(row[5]);
            RangeSet envelope = Vectors.ranges(row[6]);
            String label = "cap " + String.join(",", List.of(row).subList(0, 5));
            if (ties.contains(row[0])) {
                assertEquals(RangeSet.EMPTY, cover.inner().difference(interior), label);
                assertEquals(RangeSet.EMPTY, envelope.difference(cover.outer()), label);
            } else {
                assertEquals(interior, cover.inner(), label);
                assertEquals(envelope, cover.outer(), label);
            }
            assertEquals(Long.parseLong(row[7]), interior.size());
            assertEquals(Long.parseLong(row[8]), envelope.size());
        }
    }

    @Test
    void coversOfFewRangesAreNoWiderThanTheReference() {
        List<String[]> rows = Vectors.rows("caps_limited.csv");
        assertEquals(600, rows.size());
        Map<Integer, Double> ratios = new HashMap<>();
        for (String[] row : rows) {
            int level = Integer.parseInt(row[4]);
            int maxRanges = Integer.parseInt(row[5]);
            Cap cap = cap(row);
            RangeSet outer = Cover.of(cap, level, maxRanges).outer();
            RangeSet exact = Cover.of(cap, level, Integer.MAX_VALUE).outer();
            assertTrue(outer.count() <= maxRanges);
            assertEquals(RangeSet.EMPTY, exact.difference(outer));
            double reference = Double.parseDouble(row[7]);
            assertTrue(
                    outer.size() <= reference || exact.size() > reference,
                    () -> String.join(",", List.of(row).subList(0, 8)) + " ours " + outer.size());
            ratios.merge(maxRanges, outer.size() / reference, Double::sum);
        }
        ratios.forEach((maxRanges, sum) -> assertTrue(sum / 200 <= 1, maxRanges + " ranges: ratio " + sum / 200));
    }

    private static Cap cap(String[] row) {
        double lonDeg = Double.parseDouble(row[1]);
        LonLat centre = new LonLat(lonDeg < -180 ? lonDeg + 360 : lonDeg, Double.parseDouble(row[2]));
        return new Cap(centre, Double.parseDouble(row[3]));
    }
}
