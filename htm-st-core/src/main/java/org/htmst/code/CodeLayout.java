package org.htmst.code;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.htmst.grid.TrixelId;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * An order of time and trixel digits, most significant first. A code is the number they make; codes that share their leading digits
 * form a range, so a layout decides what lies together.
 *
 * <p>A layout of level L holds the index of the level-0 time cell (12 bits), L time digits, the root of the trixel (3 bits) and L
 * trixel digits: 15 + 4 L bits, at most 63, so that a code is never negative. The usual orders, at level 2:
 *
 * <pre>
 *                bit 22 ............ 0
 *   coupled      [time cell 12][root 3][t1][s1][t2][s2]
 *   time first   [time cell 12][t1][t2][root 3][s1][s2]
 *   space first  [root 3][s1][s2][time cell 12][t1][t2]
 *
 *   2014-07-01T00:00:00Z in N310: time cell 104 (000001101000), t = 3, 1; root 7 (111), s = 1, 0
 *   coupled      000001101000 111 11 01 01 00 =   214,996
 *   time first   000001101000 11 01 111 01 00 =   214,772
 *   space first  111 01 00 000001101000 11 01 = 7,603,853
 * </pre>
 *
 * <p>Codes run to {@link TimeAxis#END_MS}, in the year 6359.
 */
public final class CodeLayout implements Serializable {

    private static final long serialVersionUID = 1;

    /** One step of a code. */
    public enum Digit {
        /** The index of the level-0 time cell. */
        TIME_CELL(TimeAxis.CELL0_BITS),
        /** The root trixel, its id less 8. */
        ROOT(3),
        /** Which quarter of the time cell. */
        TIME(2),
        /** Which child of the trixel. */
        TRIXEL(2);

        private final int bits;

        Digit(int bits) {
            this.bits = bits;
        }

        /** How many bits it takes. */
        public int bits() {
            return bits;
        }
    }

    private final List<Digit> digits;
    private final int level;
    private final int bits;

    private CodeLayout(List<Digit> digits) {
        this.digits = List.copyOf(digits);
        this.level = Collections.frequency(digits, Digit.TIME);
        this.bits = digits.stream().mapToInt(Digit::bits).sum();
    }

    /** Level by level, the time digit before the trixel digit; {@code level} 0 to 12. */
    public static CodeLayout coupled(int level) {
        checkLevel(level);
        List<Digit> digits = new ArrayList<>(List.of(Digit.TIME_CELL, Digit.ROOT));
        for (int l = 0; l < level; l++) {
            digits.add(Digit.TIME);
            digits.add(Digit.TRIXEL);
        }
        return new CodeLayout(digits);
    }

    /** All of the time before the trixel; {@code level} 0 to 12. */
    public static CodeLayout timeFirst(int level) {
        checkLevel(level);
        return joined(Digit.TIME_CELL, Digit.TIME, Digit.ROOT, Digit.TRIXEL, level);
    }

    /** All of the trixel before the time; {@code level} 0 to 12. */
    public static CodeLayout spaceFirst(int level) {
        checkLevel(level);
        return joined(Digit.ROOT, Digit.TRIXEL, Digit.TIME_CELL, Digit.TIME, level);
    }

    /**
     * Any order of one time cell and the time digits below it, and one root and as many trixel digits below it.
     *
     * @throws IllegalArgumentException if the digits are not these or not in such an order
     */
    public static CodeLayout of(List<Digit> digits) {
        int level = Collections.frequency(digits, Digit.TIME);
        boolean complete = Collections.frequency(digits, Digit.TIME_CELL) == 1
                && Collections.frequency(digits, Digit.ROOT) == 1
                && Collections.frequency(digits, Digit.TRIXEL) == level
                && level <= TimeAxis.MAX_LEVEL;
        boolean ordered = complete
                && (level == 0
                        || digits.indexOf(Digit.TIME_CELL) < digits.indexOf(Digit.TIME)
                                && digits.indexOf(Digit.ROOT) < digits.indexOf(Digit.TRIXEL));
        if (!ordered) {
            throw new IllegalArgumentException(
                    "digits " + digits + " are no layout; give TIME_CELL before its TIME digits and"
                            + " ROOT before as many TRIXEL digits, 0.." + TimeAxis.MAX_LEVEL + " of each");
        }
        return new CodeLayout(digits);
    }

    /** The digits, most significant first. */
    public List<Digit> digits() {
        return digits;
    }

    /** The level of the time cells and trixels that a code names. */
    public int level() {
        return level;
    }

    /** How many bits a code takes. */
    public int bits() {
        return bits;
    }

    /**
     * The code of the cell that holds {@code timeMs} and {@code trixelId}.
     *
     * @param timeMs ms since 1970-01-01 UTC
     * @param trixelId a trixel of this layout's level
     * @throws IllegalArgumentException if the time is off the axis or the trixel of another level
     */
    public long code(long timeMs, long trixelId) {
        if (TrixelId.level(trixelId) != level) {
            throw new IllegalArgumentException("trixel " + TrixelId.name(trixelId) + " has level "
                    + TrixelId.level(trixelId) + "; this layout takes level " + level);
        }
        long timeCell = TimeAxis.cell(timeMs, level);
        int timeShift = 2 * level;
        int trixelShift = 2 * level;
        long code = 0;
        for (int i = 0; i < digits.size(); i++) {
            switch (digits.get(i)) {
                case TIME_CELL -> code = code << TimeAxis.CELL0_BITS | timeCell >> timeShift;
                case ROOT -> code = code << 3 | trixelId >> trixelShift & 7;
                case TIME -> {
                    timeShift -= 2;
                    code = code << 2 | timeCell >> timeShift & 3;
                }
                case TRIXEL -> {
                    trixelShift -= 2;
                    code = code << 2 | trixelId >> trixelShift & 3;
                }
            }
        }
        return code;
    }

    /**
     * The span of the time cell that {@code code} names.
     *
     * @throws IllegalArgumentException if it is not a code of this layout
     */
    public TimeWindow window(long code) {
        return TimeAxis.window(gather(code, Digit.TIME_CELL, Digit.TIME, 0), level);
    }

    /**
     * The trixel that {@code code} names.
     *
     * @throws IllegalArgumentException if it is not a code of this layout
     */
    public long trixel(long code) {
        return gather(code, Digit.ROOT, Digit.TRIXEL, 1);
    }

    private long gather(long code, Digit head, Digit tail, long start) {
        if (code < 0 || code >>> bits != 0) {
            throw new IllegalArgumentException("code " + code + " is outside 0..2^" + bits + " - 1");
        }
        long gathered = start;
        int shift = bits;
        for (Digit digit : digits) {
            shift -= digit.bits();
            if (digit == head || digit == tail) {
                gathered = gathered << digit.bits() | code >> shift & (1 << digit.bits()) - 1;
            }
        }
        return gathered;
    }

    private static CodeLayout joined(Digit head1, Digit tail1, Digit head2, Digit tail2, int level) {
        List<Digit> digits = new ArrayList<>();
        digits.add(head1);
        digits.addAll(Collections.nCopies(level, tail1));
        digits.add(head2);
        digits.addAll(Collections.nCopies(level, tail2));
        return new CodeLayout(digits);
    }

    private static void checkLevel(int level) {
        if (level < 0 || level > TimeAxis.MAX_LEVEL) {
            throw new IllegalArgumentException("code level " + level + " is outside 0.." + TimeAxis.MAX_LEVEL);
        }
    }
}
