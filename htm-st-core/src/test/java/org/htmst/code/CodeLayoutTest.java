package org.htmst.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.draws.Draws;
import org.htmst.grid.TrixelId;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

class CodeLayoutTest {

    @Test
    void theExampleOfTheDocumentationHolds() {
        long timeMs = Instant.parse("2014-07-01T00:00:00Z").toEpochMilli();
        long trixel = TrixelId.parse("N310");
        assertEquals(0b000001101000_111_11_01_01_00, CodeLayout.coupled(2).code(timeMs, trixel));
        assertEquals(0b000001101000_11_01_111_01_00, CodeLayout.timeFirst(2).code(timeMs, trixel));
        assertEquals(0b111_01_00_000001101000_11_01, CodeLayout.spaceFirst(2).code(timeMs, trixel));
    }

    @Test
    void codesTurnBackIntoCellsAndTrixels() {
        Draws draws = new Draws(41);
        for (int i = 0; i < 20_000; i++) {
            int level = draws.below(TimeAxis.MAX_LEVEL + 1);
            long trixel = draws.id(level);
            long timeMs = (long) draws.between(TimeAxis.MIN_MS, TimeAxis.END_MS - 1);
            for (CodeLayout layout : layouts(level, draws)) {
                long code = layout.code(timeMs, trixel);
                assertTrue(code >= 0 && code >>> layout.bits() == 0, draws.label(layout.digits(), timeMs, trixel));
                assertEquals(trixel, layout.trixel(code), draws.label(layout.digits(), timeMs, trixel));
                TimeWindow window = layout.window(code);
                assertTrue(window.contains(timeMs), draws.label(layout.digits(), timeMs, trixel));
                assertEquals(TimeAxis.cellMs(level), window.endMs() - window.startMs());
                assertEquals(level, layout.level());
                assertEquals(15 + 4 * level, layout.bits());
            }
        }
    }

    @Test
    void noCodeIsNegativeAndTheGreatestIsNeverGiven() {
        CodeLayout layout = CodeLayout.coupled(12);
        assertEquals(63, layout.bits());
        assertEquals(0, layout.code(TimeAxis.MIN_MS, TrixelId.all(12).first()));
        long last = layout.code(TimeAxis.END_MS - 1, TrixelId.all(12).end() - 1);
        assertEquals(Long.MAX_VALUE - (1L << 51), last);
        long spaceFirst = CodeLayout.spaceFirst(12)
                .code(TimeAxis.END_MS - 1, TrixelId.all(12).end() - 1);
        assertEquals(Long.MAX_VALUE - (1L << 24), spaceFirst);
    }

    @Test
    void theUsualLayoutsAreOrdersOfTheSameDigits() {
        for (int level = 0; level <= TimeAxis.MAX_LEVEL; level++) {
            List<CodeLayout> layouts =
                    List.of(CodeLayout.coupled(level), CodeLayout.timeFirst(level), CodeLayout.spaceFirst(level));
            for (CodeLayout layout : layouts) {
                assertEquals(layout.digits(), CodeLayout.of(layout.digits()).digits());
                assertEquals(
                        CodeLayout.coupled(level).digits().stream().sorted().toList(),
                        layout.digits().stream().sorted().toList());
            }
        }
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        CodeLayout layout = CodeLayout.coupled(2);
        assertMessage("code level 13 is outside 0..12", () -> CodeLayout.coupled(13));
        assertMessage("code level -1 is outside 0..12", () -> CodeLayout.spaceFirst(-1));
        assertMessage("trixel N3 has level 0; this layout takes level 2", () -> layout.code(0, 15));
        assertMessage("code 8388608 is outside 0..2^23 - 1", () -> layout.window(1 << 23));
        assertMessage("code -1 is outside 0..2^23 - 1", () -> layout.trixel(-1));
        assertThrows(IllegalArgumentException.class, () -> layout.code(TimeAxis.END_MS, 128));
        List<List<Digit>> wrong = List.of(
                List.of(),
                List.of(Digit.TIME_CELL),
                List.of(Digit.TIME_CELL, Digit.TIME_CELL, Digit.ROOT),
                List.of(Digit.TIME_CELL, Digit.ROOT, Digit.TIME),
                List.of(Digit.TIME, Digit.TIME_CELL, Digit.ROOT, Digit.TRIXEL),
                List.of(Digit.TIME_CELL, Digit.TRIXEL, Digit.TIME, Digit.ROOT));
        for (List<Digit> digits : wrong) {
            assertMessage(
                    "digits " + digits + " are no layout; give TIME_CELL before its TIME digits and ROOT before as many"
                            + " TRIXEL digits, 0..12 of each",
                    () -> CodeLayout.of(digits));
        }
    }

    /** The usual ones and a shuffled one. */
    private static List<CodeLayout> layouts(int level, Draws draws) {
        List<Digit> time = new ArrayList<>(Collections.nCopies(level, Digit.TIME));
        List<Digit> space = new ArrayList<>(Collections.nCopies(level, Digit.TRIXEL));
        time.add(0, Digit.TIME_CELL);
        space.add(0, Digit.ROOT);
        List<Digit> shuffled = new ArrayList<>();
        Random random = new Random(draws.below(1 << 20));
        while (!time.isEmpty() || !space.isEmpty()) {
            boolean takeTime = space.isEmpty() || !time.isEmpty() && random.nextBoolean();
            shuffled.add((takeTime ? time : space).remove(0));
        }
        return List.of(
                CodeLayout.coupled(level),
                CodeLayout.timeFirst(level),
                CodeLayout.spaceFirst(level),
                CodeLayout.of(shuffled));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }
}
