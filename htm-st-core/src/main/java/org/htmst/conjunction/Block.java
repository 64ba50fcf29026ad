package org.htmst.conjunction;

/**
 * Arcs of one object that follow each other, with such of another: a part of the plane of pairs of times.
 *
 * @param aPart of the first object's {@link Parts}, which are its arcs from {@code i} to {@code iEnd}, which is outside
 * @param bPart the same of the second's
 */
record Block(Knots a, int aPart, int i, int iEnd, Knots b, int bPart, int j, int jEnd) {

    /** What squares of distances are rounded to. */
    private static final double SLACK = 1e-12;

    Block(Knots a, Knots b) {
        this(a, Parts.ROOT, 0, a.arcs(), b, Parts.ROOT, 0, b.arcs());
    }

    /** Takes the parts of a block, so that of those on either side of a border the earlier comes first. */
    @FunctionalInterface
    interface Quarters {
        void take(Block quarter);
    }

    void split(Quarters quarters) {
        int aMiddle = isOneArc(i, iEnd) ? iEnd : Parts.middle(i, iEnd);
        int bMiddle = isOneArc(j, jEnd) ? jEnd : Parts.middle(j, jEnd);
        int aFirst = aMiddle == iEnd ? aPart : 2 * aPart;
        int bFirst = bMiddle == jEnd ? bPart : 2 * bPart;
        quarters.take(new Block(a, aFirst, i, aMiddle, b, bFirst, j, bMiddle));
        if (aMiddle < iEnd) {
            quarters.take(new Block(a, 2 * aPart + 1, aMiddle, iEnd, b, bFirst, j, bMiddle));
        }
        if (bMiddle < jEnd) {
            quarters.take(new Block(a, aFirst, i, aMiddle, b, 2 * bPart + 1, bMiddle, jEnd));
            if (aMiddle < iEnd) {
                quarters.take(new Block(a, 2 * aPart + 1, aMiddle, iEnd, b, 2 * bPart + 1, bMiddle, jEnd));
            }
        }
    }

    private static boolean isOneArc(int from, int to) {
        return to - from == 1;
    }

    boolean isCell() {
        return isOneArc(i, iEnd) && isOneArc(j, jEnd);
    }

    ArcPair cell(long lagMs) {
        return new ArcPair(a.arc(i), b.arc(j), lagMs);
    }

    long aMs() {
        return a.timeMs[i];
    }

    long aEndMs() {
        return a.timeMs[iEnd];
    }

    long bMs() {
        return b.timeMs[j];
    }

    long bEndMs() {
        return b.timeMs[jEnd];
    }

    /** Whether any two times are at most a lag apart. */
    boolean isNearLag(long lagMs) {
        return bMs() - aEndMs() <= lagMs && aMs() - bEndMs() <= lagMs;
    }

    /** Whether all are. */
    boolean isInLag(long lagMs) {
        return bEndMs() - aMs() <= lagMs && aEndMs() - bMs() <= lagMs;
    }

    boolean isWhole() {
        return a.parts().isWhole[aPart] && b.parts().isWhole[bPart];
    }

    /** The least square of a distance at a corner. */
    double least() {
        return Math.min(
                Math.min(a.squaredChord(i, b, j), a.squaredChord(iEnd, b, j)),
                Math.min(a.squaredChord(i, b, jEnd), a.squaredChord(iEnd, b, jEnd)));
    }

    /**
     * What no square of a distance in it is below. With places a and b on the lines between the ends, the square, 2 - 2ab, is least at a
     * corner; and neither place is farther from its line than known.
     *
     * @param least at a corner
     */
    double atLeast(double least) {
        double aOff = a.parts().off[aPart];
        double bOff = b.parts().off[bPart];
        return least - 2 * (aOff + bOff + aOff * bOff) - SLACK;
    }

    /** The same, and also below what {@link #cellAtLeast} of any cell of it is. */
    double cellsAtLeast(double least) {
        return isCell() ? cellAtLeast(least) : atLeast(least) - cellSag();
    }

    /** What no square of a distance in a cell is below. */
    double cellAtLeast(double least) {
        return least - cellSag();
    }

    /** What none in a cell is above. */
    double cellAtMost(double greatest) {
        return greatest + cellSag();
    }

    private double cellSag() {
        return a.parts().sag[aPart] + b.parts().sag[bPart];
    }

    /**
     * Whether no distance is above one: it is greatest between ends, but for how far places are from their lines.
     *
     * @param greatest square of a distance at a corner
     * @param most the square of the distance, whose root is {@code mostChord}
     */
    boolean isWithin(double greatest, double most, double mostChord) {
        double off = a.parts().off[aPart] + b.parts().off[bPart];
        double left = mostChord - off;
        return left > 0 && greatest <= Math.min(most, left * left) - SLACK;
    }
}
