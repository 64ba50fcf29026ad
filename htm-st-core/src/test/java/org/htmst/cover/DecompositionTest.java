package org.htmst.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.draws.Draws;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.api.Test;

class DecompositionTest {

    private static final int[] BUDGETS = {1, 2, 5, 64, 100_000};
    private static final long DAY_MS = 86_400_000;

    /** Walks every cell of a small layout, so that a hole cannot hide; without a budget the answer is exactly the cells that touch. */
    @Test
    void noDecompositionHasAHole() {
        Draws draws = new Draws(61);
        for (int round = 0; round < 60; round++) {
            Region region = draws.region();
            TimeWindow window = window(draws, 400);
            for (CodeLayout layout : layouts(2)) {
                for (int budget : BUDGETS) {
                    List<CodeRange> ranges = Decomposition.of(layout, region, window, budget);
                    assertOrdered(ranges, budget, draws, region, window);
                    walk(layout, region, window, ranges, budget == 100_000, draws);
                }
            }
        }
    }

    private static void walk(
            CodeLayout layout, Region region, TimeWindow window, List<CodeRange> ranges, boolean exact, Draws draws) {
        int level = layout.level();
        long firstCell = TimeAxis.cell(window.startMs(), level) - 3;
        long lastCell = TimeAxis.cell(window.endMs() - 1, level) + 3;
        for (long id = TrixelId.all(level).first(); id < TrixelId.all(level).end(); id++) {
            Relation inSpace = TrixelWalk.relation(region, id);
            for (long cell = firstCell; cell <= lastCell; cell++) {
                TimeWindow span = TimeAxis.window(cell, level);
                boolean touches = inSpace != Relation.DISJOINT && span.intersects(window);
                boolean inner = inSpace == Relation.INSIDE && span.equals(span.intersection(window));
                CodeRange range = rangeOf(layout.code(span.startMs(), id), ranges);
                if (touches || exact) {
                    assertEquals(touches, range != null, draws.label(layout.digits(), region, window, id, span));
                }
                if (range != null && range.inner() || touches && exact) {
                    assertEquals(range.inner(), inner, draws.label(layout.digits(), region, window, id, span));
                }
            }
        }
    }

    @Test
    void everySampleOfTheQueryIsFoundAndInnerRangesHoldNoOther() {
        Draws draws = new Draws(62);
        for (int round = 0; round < 300; round++) {
            Region region = draws.region();
            TimeWindow window = window(draws, draws.below(2) == 0 ? 0.01 : 1000);
            TimeWindow more = draws.below(2) == 0 ? window : window(draws, 0.01);
            TimeWindows times = TimeWindows.of(List.of(window, more));
            int level = draws.below(TimeAxis.MAX_LEVEL + 1);
            int budget = BUDGETS[draws.below(4)];
            for (CodeLayout layout : layouts(level)) {
                List<CodeRange> ranges = Decomposition.of(layout, region, times, budget);
                assertOrdered(ranges, budget, draws, region, window);
                for (int i = 0; i < 60; i++) {
                    LonLat p = i < 20 ? draws.neighbour(draws.onBorder(region)) : draws.place();
                    long timeMs = time(draws, i % 2 == 0 ? window : more);
                    long code = layout.code(timeMs, TrixelId.of(p.unitVector(), level));
                    CodeRange range = rangeOf(code, ranges);
                    if (region.contains(p) && times.contains(timeMs)) {
                        assertTrue(range != null, draws.label(layout.digits(), region, window, p, timeMs));
                    } else {
                        boolean inner = range != null && range.inner();
                        assertFalse(inner, draws.label(layout.digits(), region, window, p, timeMs));
                    }
                }
            }
        }
    }

    @Test
    void theTableOfTheDocumentationHolds() {
        Region wide = new Cap(new LonLat(-45, -30), 45);
        Region narrow = new Cap(new LonLat(-45, -30), 3);
        assertTable(new double[] {1.99, 1.34, 1.20}, wide, "2013-02-01T00:00:00Z", 7 * DAY_MS);
        assertTable(new double[] {1.50, 1.21, 1.05}, new LatitudeBand(30, 90), "2013-02-01T00:00:00Z", 28 * DAY_MS);
        assertTable(new double[] {11.28, 8.16, 6.12}, narrow, "2013-01-01T00:00:00Z", 1276 * DAY_MS);
        assertTable(new double[] {358.9, 89.7, 22.7}, Region.SPHERE, "2014-10-05T13:20:00Z", DAY_MS / 24);
    }

    private static void assertTable(double[] expected, Region region, String start, long lengthMs) {
        long startMs = Instant.parse(start).toEpochMilli();
        TimeWindow window = new TimeWindow(startMs, startMs + lengthMs);
        CodeLayout layout = CodeLayout.coupled(TimeAxis.MAX_LEVEL);
        double asked = share(region) * lengthMs / TimeAxis.cellMs(0) * 0x1p51;
        int[] budgets = {64, 256, 1024};
        for (int i = 0; i < budgets.length; i++) {
            double held = 0;
            for (CodeRange range : Decomposition.of(layout, region, window, budgets[i])) {
                held += range.end() - range.first();
            }
            assertEquals(expected[i], held / asked, 0.005 * expected[i], region + " with " + budgets[i] + " ranges");
        }
    }

    /** The region's share of the sphere. */
    private static double share(Region region) {
        if (region instanceof Cap cap) {
            return (1 - Math.cos(Math.toRadians(cap.radiusDeg()))) / 2;
        }
        LatitudeBand band = (LatitudeBand) region;
        return (Math.sin(Math.toRadians(band.northDeg())) - Math.sin(Math.toRadians(band.southDeg()))) / 2;
    }

    @Test
    void allSpaceAndTimeIsOneRange() {
        for (CodeLayout layout : List.of(CodeLayout.coupled(12), CodeLayout.timeFirst(12))) {
            long end = (long) (0x1p63 - 0x1p51);
            assertEquals(
                    List.of(new CodeRange(0, end, true)),
                    Decomposition.of(layout, Region.SPHERE, TimeWindow.ALWAYS, 10));
            TimeWindow wider = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);
            assertEquals(List.of(new CodeRange(0, end, true)), Decomposition.of(layout, Region.SPHERE, wider, 10));
        }
        List<CodeRange> spaceFirst = Decomposition.of(CodeLayout.spaceFirst(12), Region.SPHERE, TimeWindow.ALWAYS, 1);
        assertEquals(1, spaceFirst.size());
        assertEquals(0, spaceFirst.get(0).first());
        assertTrue(spaceFirst.get(0).end()
                > CodeLayout.spaceFirst(12)
                        .code(TimeAxis.END_MS - 1, TrixelId.all(12).end() - 1));
    }

    @Test
    void nothingIsAskedNothingIsAnswered() {
        CodeLayout layout = CodeLayout.coupled(5);
        TimeWindow empty = new TimeWindow(1000, 1000);
        TimeWindow before = new TimeWindow(Long.MIN_VALUE, TimeAxis.MIN_MS);
        TimeWindow after = new TimeWindow(TimeAxis.END_MS, Long.MAX_VALUE);
        for (TimeWindow window : List.of(empty, before, after)) {
            assertEquals(List.of(), Decomposition.of(layout, Region.SPHERE, window, 10));
        }
        Region nowhere = new Complement(Region.SPHERE);
        assertEquals(List.of(), Decomposition.of(layout, nowhere, new TimeWindow(0, DAY_MS), 10));
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        assertMessage(
                "at most 0 ranges cannot hold anything; allow at least 1",
                () -> Decomposition.of(CodeLayout.coupled(1), Region.SPHERE, TimeWindow.ALWAYS, 0));
        assertMessage(
                "code range 5 to 4 is negative or empty; the end must be greater than the first",
                () -> new CodeRange(5, 4, true));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }

    private static void assertOrdered(
            List<CodeRange> ranges, int budget, Draws draws, Region region, TimeWindow window) {
        assertTrue(ranges.size() <= budget, draws.label(region, window, budget));
        for (int i = 1; i < ranges.size(); i++) {
            CodeRange left = ranges.get(i - 1);
            CodeRange right = ranges.get(i);
            boolean apart = left.end() < right.first() || left.end() == right.first() && left.inner() != right.inner();
            assertTrue(apart, draws.label(region, window, budget, left, right));
        }
    }

    private static CodeRange rangeOf(long code, List<CodeRange> ranges) {
        for (CodeRange range : ranges) {
            if (code >= range.first() && code < range.end()) {
                return range;
            }
        }
        return null;
    }

    private static List<CodeLayout> layouts(int level) {
        List<Digit> woven = new ArrayList<>(List.of(Digit.ROOT, Digit.TIME_CELL));
        for (int l = 0; l < level; l++) {
            woven.add(l % 2 == 0 ? Digit.TRIXEL : Digit.TIME);
            woven.add(l % 2 == 0 ? Digit.TIME : Digit.TRIXEL);
        }
        return List.of(
                CodeLayout.coupled(level),
                CodeLayout.timeFirst(level),
                CodeLayout.spaceFirst(level),
                CodeLayout.of(woven));
    }

    /** Up to {@code days} long; its ends are often those of cells, or a millisecond beside them. */
    private static TimeWindow window(Draws draws, double days) {
        long startMs = (long) draws.between(1.3e12, 1.5e12);
        long lengthMs = 1 + (long) draws.between(0, days * DAY_MS);
        return switch (draws.below(4)) {
            case 0 -> TimeAxis.window(TimeAxis.cell(startMs, 2), 2);
            case 1 -> {
                TimeWindow cell = TimeAxis.window(TimeAxis.cell(startMs, 3), 3);
                yield new TimeWindow(cell.startMs() - 1, cell.endMs() + draws.below(2));
            }
            default -> new TimeWindow(startMs, startMs + lengthMs);
        };
    }

    private static long time(Draws draws, TimeWindow window) {
        return switch (draws.below(5)) {
            case 0 -> window.startMs();
            case 1 -> window.startMs() - 1;
            case 2 -> window.endMs();
            case 3 -> window.endMs() - 1;
            default -> (long) draws.between(window.startMs(), window.endMs());
        };
    }
}
