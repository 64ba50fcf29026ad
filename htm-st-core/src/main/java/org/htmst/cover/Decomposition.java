package org.htmst.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.code.CodeLayout.Digit;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.TimeWindow;

/**
 * The code ranges of a region and a time window.
 *
 * <p>The tree of digits is walked from the largest cells to the smallest. Disjoint cells are dropped, inner ones kept whole, the
 * others split, until the ranges, counted after merging, exceed the budget several times or the digits end; then the narrowest
 * gaps are closed until the budget is met.
 */
public final class Decomposition {

    /** How many times the budget the walk may reach before it turns to closing gaps. */
    private static final long FINER = 4;

    /** As many unsettled cells, beside sixteen times the budget, as are ever held. */
    private static final long MIN_CELLS = 4096;

    private final CodeLayout layout;
    private final Region region;
    private final TimeWindow window;
    private final List<CodeRange> settled = new ArrayList<>();

    private Decomposition(CodeLayout layout, Region region, TimeWindow window) {
        this.layout = layout;
        this.region = region;
        this.window = window;
    }

    /**
     * Ranges that hold every code of a point in {@code region} and {@code window}.
     *
     * @param window the part off the time axis is left out
     * @param maxRanges the most ranges to answer, at least 1
     * @return sorted, disjoint ranges; those that touch differ in {@link CodeRange#inner}
     * @throws IllegalArgumentException if {@code maxRanges} is below 1
     */
    public static List<CodeRange> of(CodeLayout layout, Region region, TimeWindow window, int maxRanges) {
        if (maxRanges < 1) {
            throw new IllegalArgumentException(
                    "at most " + maxRanges + " ranges cannot hold anything; allow at least 1");
        }
        TimeWindow clipped = window.intersection(TimeWindow.ALWAYS);
        if (clipped.isEmpty()) {
            return List.of();
        }
        return Budget.fitted(new Decomposition(layout, region, clipped).walk(maxRanges), maxRanges);
    }

    private List<CodeRange> walk(long maxRanges) {
        List<Cell> open = List.of(Cell.whole(region));
        int bitsLeft = layout.bits();
        List<Digit> digits = layout.digits();
        List<CodeRange> ranges = List.of();
        for (int depth = 0; depth < digits.size(); depth++) {
            Digit digit = digits.get(depth);
            bitsLeft -= digit.bits();
            List<Digit> rest = digits.subList(depth + 1, digits.size());
            List<Cell> finer = new ArrayList<>();
            for (Cell cell : open) {
                int shift = bitsLeft;
                cell.split(digit, region, window, part -> {
                    if (part.isInner() || !canImprove(part, rest)) {
                        settled.add(range(part, shift));
                    } else {
                        finer.add(part);
                    }
                });
            }
            open = finer;
            ranges = merged(open, bitsLeft);
            boolean tooMany = ranges.size() > FINER * maxRanges || open.size() > MIN_CELLS + 16 * maxRanges;
            if (open.isEmpty() || tooMany) {
                break;
            }
        }
        return ranges;
    }

    private static boolean canImprove(Cell cell, List<Digit> rest) {
        return cell.inTime() == Relation.PARTIAL && rest.contains(Digit.TIME)
                || cell.inSpace() == Relation.PARTIAL && (rest.contains(Digit.ROOT) || rest.contains(Digit.TRIXEL))
                || rest.contains(Digit.TIME_CELL);
    }

    private static CodeRange range(Cell cell, int shift) {
        return new CodeRange(cell.prefix() << shift, (cell.prefix() + 1) << shift, cell.isInner());
    }

    private List<CodeRange> merged(List<Cell> open, int shift) {
        List<CodeRange> all = new ArrayList<>(settled);
        for (Cell cell : open) {
            all.add(range(cell, shift));
        }
        all.sort(Comparator.comparingLong(CodeRange::first));
        return Budget.merged(all);
    }
}
