package org.htmst.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.htmst.range.LongRange;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;

class TrixelIdTest {

    private static final int ROUNDS = 100_000;

    @Test
    void theExampleOfTheDocumentationHolds() {
        assertEquals(244, TrixelId.parse("N310"));
        assertEquals("N310", TrixelId.name(0b1_111_01_00));
        assertEquals("S3333", TrixelId.name(TrixelId.of(new LonLat(-45, -30).unitVector(), 3)));
        assertEquals(new LongRange(1L << 51, 1L << 52), TrixelId.all(TrixelId.MAX_LEVEL));
    }

    @Test
    void weightsAndCornersAgree() {
        Draws draws = new Draws(31);
        for (int i = 0; i < ROUNDS; i++) {
            UnitVector p = draws.place().unitVector();
            // The finest levels of each way down, and one between.
            for (int level : new int[] {7, 8, 12, TrixelId.MAX_LEVEL}) {
                long exact = Descent.exact(p.x(), p.y(), p.z(), level);
                assertEquals(exact, TrixelId.of(p, level), draws.label(p, level));
            }
        }
    }

    @Test
    void aPointLiesInItsTrixelOfEveryLevel() {
        Draws draws = new Draws(32);
        for (int i = 0; i < ROUNDS / 10; i++) {
            UnitVector p = draws.place().unitVector();
            long finest = TrixelId.of(p, TrixelId.MAX_LEVEL);
            for (int level = 0; level <= TrixelId.MAX_LEVEL; level++) {
                long id = TrixelId.of(p, level);
                assertEquals(TrixelId.ancestor(finest, level), id, draws.label(p, level));
                assertTrue(Trixel.of(id).triangle().contains(p), draws.label(p, level));
            }
        }
    }

    @Test
    void everyCentreLiesInItsTrixelAndNoOther() {
        for (int level = 0; level <= 6; level++) {
            LongRange all = TrixelId.all(level);
            assertEquals(8L << 2 * level, all.size());
            for (long id = all.first(); id < all.end(); id++) {
                Trixel trixel = Trixel.of(id);
                assertEquals(id, TrixelId.of(trixel.centreVector(), level));
                assertEquals(id, TrixelId.of(trixel.centre().unitVector(), level));
                assertEquals(id, TrixelId.parse(TrixelId.name(id)));
            }
        }
    }

    @Test
    void parentsAndChildrenFindEachOther() {
        Draws draws = new Draws(33);
        for (int i = 0; i < ROUNDS / 10; i++) {
            int level = draws.below(TrixelId.MAX_LEVEL);
            long id = draws.id(level);
            assertEquals(level, TrixelId.level(id));
            Trixel trixel = Trixel.of(id);
            for (int c = 0; c < 4; c++) {
                long child = TrixelId.child(id, c);
                assertEquals(4 * id + c, child);
                assertEquals(id, TrixelId.parent(child));
                assertEquals(Trixel.of(child), trixel.child(c));
                assertTrue(TrixelId.descendants(id, level + 1).contains(child));
            }
            assertEquals(new LongRange(id, id + 1), TrixelId.descendants(id, level));
            assertEquals(4, TrixelId.descendants(id, level + 1).size());
        }
    }

    @Test
    void badArgumentsSayWhatIsAllowed() {
        for (long id : new long[] {0, 7, 16, 31, 64, -8, Long.MIN_VALUE, 1L << 52, 1L << 53}) {
            assertMessage(
                    "trixel id " + id + " is not of a level 0..24; ids of level 0 are 8..15", () -> TrixelId.level(id));
        }
        assertMessage("trixel level 25 is outside 0..24", () -> TrixelId.of(new UnitVector(0, 0, 1), 25));
        assertMessage("trixel level -1 is outside 0..24", () -> TrixelId.all(-1));
        assertMessage("trixel level 25 is outside 0..24", () -> TrixelId.child(1L << 51, 0));
        assertMessage("child 4 is outside 0..3", () -> TrixelId.child(8, 4));
        assertMessage("trixel S0 has ancestors of levels 0..0, not -1", () -> TrixelId.parent(8));
        assertMessage("trixel S00 has descendants of levels 1..24, not 0", () -> TrixelId.descendants(32, 0));
        assertMessage(
                "trixel name 'N4' is not allowed; give N or S and 1 to 25 digits 0..3, such as N310",
                () -> TrixelId.parse("N4"));
        assertThrows(IllegalArgumentException.class, () -> TrixelId.parse("N"));
        assertThrows(IllegalArgumentException.class, () -> TrixelId.parse("N0" + "0".repeat(25)));
        assertEquals(24, TrixelId.level(TrixelId.parse("N3" + "0".repeat(24))));
    }

    private static void assertMessage(String message, Runnable runnable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, runnable::run).getMessage());
    }
}
