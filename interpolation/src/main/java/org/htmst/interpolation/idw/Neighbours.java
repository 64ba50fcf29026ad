package org.htmst.interpolation.idw;

import org.htmst.sphere.UnitVector;

/**
 * The samples around a block of trixels and, of these, those around one trixel: room that a thread uses again. Those within
 * the radius of every trixel of the block stand first and need no test; the others follow in their order.
 */
final class Neighbours {

    private final SampleCells cells;
    private final SortedSamples samples;
    private final PointColumns sure = new PointColumns();
    private final PointColumns unsure = new PointColumns();
    private double[] unsureChord = new double[0];
    private double[] squaredChord = new double[0];
    private double[] value = new double[0];
    private double[] weight = new double[0];
    private double squaredRadius;
    private int count;

    Neighbours(SampleCells cells) {
        this.cells = cells;
        this.samples = cells.samples();
    }

    /**
     * Gathers the samples around a block.
     *
     * @param near cells, ascending, among them all with a sample that counts for the block
     * @param sureReach samples up to this squared straight distance from {@code centre} count for every trixel of the block
     * @param reach samples beyond this one count for none
     */
    void gather(int[] near, UnitVector centre, double sureReach, double reach) {
        // One more, here and below, since a candidate is written before it is known whether it counts.
        int most = 1;
        for (int cell : near) {
            most += cells.first()[cell + 1] - cells.first()[cell];
        }
        int[] sureIndex = sure.index(most);
        int[] unsureIndex = unsure.index(most);
        int sures = 0;
        int unsures = 0;
        for (int cell : near) {
            int end = cells.first()[cell + 1];
            for (int i = cells.first()[cell]; i < end; i++) {
                double s = samples.squaredChord(i, centre);
                sureIndex[sures] = i;
                unsureIndex[unsures] = i;
                int isSure = s <= sureReach ? 1 : 0;
                int isNear = s <= reach ? 1 : 0;
                sures += isSure;
                unsures += isNear - isSure;
            }
        }
        sure.copy(samples, sures);
        unsure.copy(samples, unsures);
        if (sures + unsures >= value.length) {
            int capacity = (sures + unsures) * 3 / 2 + 1;
            unsureChord = new double[capacity];
            squaredChord = new double[capacity];
            value = new double[capacity];
            weight = new double[capacity];
        }
        System.arraycopy(sure.value(), 0, value, 0, sures);
    }

    /** Chooses those within {@code squaredRadius} (straight distance) of {@code p}. */
    void choose(UnitVector p, double squaredRadius) {
        this.squaredRadius = squaredRadius;
        sure.squaredChords(p, squaredChord);
        unsure.squaredChords(p, unsureChord);
        double[] from = unsureChord;
        double[] to = squaredChord;
        double[] fromValue = unsure.value();
        double[] toValue = value;
        int candidates = unsure.size();
        int n = sure.size();
        for (int i = 0; i < candidates; i++) {
            double s = from[i];
            to[n] = s;
            toValue[n] = fromValue[i];
            n += s <= squaredRadius ? 1 : 0;
        }
        count = n;
    }

    /** How many were chosen; so many entries of the columns count. */
    int count() {
        return count;
    }

    /** Squared straight distances. */
    double[] squaredChord() {
        return squaredChord;
    }

    /** Values. */
    double[] value() {
        return value;
    }

    /** Room for a weight each. */
    double[] weight() {
        return weight;
    }

    /** The smallest squared straight distance. */
    double nearest() {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double s = squaredChord[i];
            if (s < nearest) {
                nearest = s;
            }
        }
        return nearest;
    }

    /** How many samples those chosen stand for. */
    int samples() {
        if (!samples.areCells()) {
            return count;
        }
        int sum = 0;
        for (int i = 0; i < sure.size(); i++) {
            sum += samples.held()[sure.index()[i]];
        }
        for (int i = 0; i < unsure.size(); i++) {
            sum += unsureChord[i] <= squaredRadius ? samples.held()[unsure.index()[i]] : 0;
        }
        return sum;
    }
}
