package org.htmst.cover;

import java.util.ArrayList;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * The code ranges of a region and a time window, or several.
 *
 * <p>The tree of digits is walked from the largest cells to the smallest. Disjoint cells are dropped, inner ones kept whole, the
 * others split, until the ranges, counted after merging, exceed the budget several times or the digits end; then the narrowest
 * gaps are closed until the budget is met.
 */
public final class Decomposition {

    /** How many times the budget the walk may reach before it turns to closing gaps. */
    private static final long FINER = 4;

    /** As many cells for each range of the budget, and as many in any case, as are ever held. */
    private static final long CELLS_PER_RANGE = 16;

    private static final long MIN_CELLS = 1024;

    private final CodeLayout layout;
    private final Region region;
    private final TimeWindows times;

    private Decomposition(CodeLayout layout, Region region, TimeWindows times) {
        this.layout = layout;
        this.region = region;
        this.times = times;
    }

    /**
     * Ranges that hold every code of a point in {@code region} and {@code window}.
     *
     * <p>More ranges follow the query more closely. Codes in the ranges for one in the query, coupled layout of level 12
     * (DecompositionTest measures them):
     *
     * <pre>
     *   maxRanges                                                64    256   1024
     *   a week of a cap of 45 degrees                          1.99   1.34   1.20
     *   four weeks north of 30 N                               1.50   1.21   1.05
     *   3.5 years of a cap of 3 degrees                       11.28   8.16   6.12
     *   an hour of the globe                                    358.9   89.7   22.7
     * </pre>
     *
     * @param window the part off the time axis is left out
     * @param maxRanges the most ranges to answer, at least 1
     * @return sorted, disjoint ranges; those that touch differ in {@link CodeRange#inner}
     * @throws IllegalArgumentException if {@code maxRanges} is below 1
     */
    public static List<CodeRange> of(CodeLayout layout, Region region, TimeWindow window, int maxRanges) {
        return of(layout, region, TimeWindows.of(window), maxRanges);
    }

    /** As {@link #of(CodeLayout, Region, TimeWindow, int)}, for all of several windows. */
    public static List<CodeRange> of(CodeLayout layout, Region region, TimeWindows times, int maxRanges) {
        if (maxRanges < 1) {
            throw new IllegalArgumentException(
                    "at most " + maxRanges + " ranges cannot hold anything; allow at least 1");
        }
        TimeWindows clipped = times.intersection(TimeWindow.ALWAYS);
        if (clipped.isEmpty()) {
            return List.of();
        }
        return Budget.fitted(new Decomposition(layout, region, clipped).walk(maxRanges), maxRanges);
    }

    private List<CodeRange> walk(long maxRanges) {
        List<Cell> cells = List.of(Cell.whole(layout.bits(), region));
        List<Digit> digits = layout.digits();
        for (int depth = 0; depth < digits.size(); depth++) {
            List<Digit> left = digits.subList(depth, digits.size());
            boolean timeLeft = left.contains(Digit.TIME) || left.contains(Digit.TIME_CELL);
            boolean spaceLeft = left.contains(Digit.TRIXEL) || left.contains(Digit.ROOT);
            int open = 0;
            List<Cell> finer = new ArrayList<>(2 * cells.size() + 8);
            for (Cell cell : cells) {
                if (timeLeft && cell.inTime() == Relation.PARTIAL || spaceLeft && cell.inSpace() == Relation.PARTIAL) {
                    cell.split(digits.get(depth), region, times, finer);
                    open++;
                } else {
                    finer.add(cell);
                }
            }
            cells = finer;
            boolean many = cells.size() > FINER * maxRanges && ranges(cells).size() > FINER * maxRanges;
            if (open == 0 || many || cells.size() > MIN_CELLS + CELLS_PER_RANGE * maxRanges) {
                break;
            }
        }
        return ranges(cells);
    }

    private static List<CodeRange> ranges(List<Cell> cells) {
        List<CodeRange> ranges = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            ranges.add(cell.range());
        }
        return Budget.merged(ranges);
    }
}
