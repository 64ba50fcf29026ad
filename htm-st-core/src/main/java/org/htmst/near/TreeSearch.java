package org.htmst.near;

import java.util.Optional;

/**
 * Finds samples that are near to points, those of trees here: nodes of a tree whose box is nearer first, and none whose box is too far. To
 * be used by one thread.
 */
public final class TreeSearch {

    /** More than a tree of 2^31 leaves is deep. */
    private static final int DEPTH = 64;

    /** Far more than rounding errors. */
    private static final double RAISED = 1 + 1e-9;

    private final Metric metric;
    private final boolean isTimed;
    private final int[] nodes = new int[DEPTH];
    private final double[] bounds = new double[DEPTH];
    private final GridSearch grids = new GridSearch();

    private double px;
    private double py;
    private double pz;
    private double pt;

    /** A search by a metric. */
    public TreeSearch(Metric metric) {
        this.metric = metric;
        this.isTimed = metric.isTimed();
    }

    private void at(Points points, int point) {
        px = points.x[point];
        py = points.y[point];
        pz = points.z[point];
        pt = points.timeMs(point);
    }

    /**
     * Offers samples for all points of a group. Where the first has as many as are wanted, none of the next is farther than
     * that and the way between the two; so it is not looked for in all directions.
     */
    public void nearest(NearSamples samples, Points points, PointGroup group, Nearest into) {
        nearest(samples, Optional.empty(), points, group, into);
    }

    /**
     * As {@link #nearest(NearSamples, Points, PointGroup, Nearest)}, of samples of which more is known.
     *
     * @param sides of the trixel that they are in
     */
    public void nearest(
            NearSamples samples, Optional<TrixelSides> sides, Points points, PointGroup group, Nearest into) {
        for (int m = 0; m < group.size(); m++) {
            if (sides.isPresent()
                    && metric.least(sides.get().leastSquaredChord(points, group.point(m)), 0) > into.most(m)) {
                continue;
            }
            double cap = Double.POSITIVE_INFINITY;
            if (m > 0 && into.isEmpty(m)) {
                double way = Math.sqrt(metric.measure(
                        points.squaredChord(group.point(m - 1), group.point(m)),
                        points.timeMs(group.point(m)) - points.timeMs(group.point(m - 1))));
                double most = Math.sqrt(into.most(m - 1)) + way;
                cap = most * most * RAISED;
            }
            nearest(samples, points, group.point(m), into, m, cap);
        }
    }

    /**
     * Offers samples for a point.
     *
     * @param member the number of the point in {@code into}
     */
    public void nearest(NearSamples samples, Points points, int point, Nearest into, int member) {
        nearest(samples, points, point, into, member, Double.POSITIVE_INFINITY);
    }

    /** @param cap samples of a greater measure are not wanted */
    private void nearest(NearSamples samples, Points points, int point, Nearest into, int member, double cap) {
        if (samples.size() == 0) {
            return;
        }
        if (samples instanceof SampleTree tree) {
            nearest(tree, points, point, into, member, cap);
        } else if (isTimed) {
            throw new IllegalArgumentException("times count, and the samples are sorted by place alone");
        } else {
            grids.nearest((SampleGrid) samples, points, point, into, member, cap);
        }
    }

    private void nearest(SampleTree tree, Points points, int point, Nearest into, int member, double cap) {
        at(points, point);
        int depth = 0;
        nodes[0] = tree.root;
        bounds[0] = 0;
        while (depth >= 0) {
            int node = nodes[depth];
            double bound = bounds[depth--];
            double most = Math.min(cap, into.most(member));
            while (bound <= most && node >= 0) {
                double ofFirst = least(tree, 2 * node);
                double ofSecond = least(tree, 2 * node + 1);
                int first = ofFirst <= ofSecond ? 2 * node : 2 * node + 1;
                double farther = Math.max(ofFirst, ofSecond);
                if (farther <= most) {
                    nodes[++depth] = tree.children[first ^ 1];
                    bounds[depth] = farther;
                }
                node = tree.children[first];
                bound = Math.min(ofFirst, ofSecond);
            }
            if (bound <= most) {
                offerLeaf(tree, ~node, into, member, most);
            }
        }
        into.settle(member, tree);
    }

    private void offerLeaf(SampleTree tree, int leaf, Nearest into, int member, double start) {
        double most = start;
        int end = tree.firstOfLeaf[leaf + 1];
        for (int i = tree.firstOfLeaf[leaf]; i < end; i++) {
            double far = squaredChord(tree, i);
            if (isTimed) {
                double apart = tree.timeMs[i] - pt;
                far = metric.least(far, Math.abs(apart)) > most ? Double.POSITIVE_INFINITY : metric.measure(far, apart);
            }
            if (far <= most) {
                into.offer(member, far, tree.timeMs[i], tree.source[i], i);
                most = Math.min(most, into.most(member));
            }
        }
    }

    /**
     * Adds the samples within reach of a point.
     *
     * @param member the number of the point in {@code into}
     */
    public void within(NearSamples samples, Points points, int point, Reach reach, Within into, int member) {
        if (samples.size() == 0) {
            return;
        }
        if (samples instanceof SampleTree tree) {
            within(tree, points, point, reach, into, member);
        } else {
            grids.within((SampleGrid) samples, points, point, reach, into, member);
        }
    }

    private void within(SampleTree tree, Points points, int point, Reach reach, Within into, int member) {
        at(points, point);
        int depth = 0;
        nodes[0] = tree.root;
        while (depth >= 0) {
            int node = nodes[depth--];
            if (node < 0) {
                addLeaf(tree, ~node, reach, into, member);
                continue;
            }
            for (int child = 2 * node; child < 2 * node + 2; child++) {
                if (reach.mayHold(squaredChordToBox(tree, child), apart(tree, child))) {
                    nodes[++depth] = tree.children[child];
                }
            }
        }
    }

    private void addLeaf(SampleTree tree, int leaf, Reach reach, Within into, int member) {
        for (int i = tree.firstOfLeaf[leaf]; i < tree.firstOfLeaf[leaf + 1]; i++) {
            double squaredChord = squaredChord(tree, i);
            double apart = tree.timeMs[i] - pt;
            if (reach.holds(squaredChord, Math.abs(apart))) {
                into.add(member, metric.measure(squaredChord, apart), tree.timeMs[i], tree.source[i], tree, i);
            }
        }
    }

    private double squaredChord(SampleTree tree, int i) {
        double dx = tree.places[3 * i] - px;
        double dy = tree.places[3 * i + 1] - py;
        double dz = tree.places[3 * i + 2] - pz;
        return dx * dx + dy * dy + dz * dz;
    }

    /** At most the measure of any sample in the box of a child of a node. */
    private double least(SampleTree tree, int child) {
        double squaredChord = squaredChordToBox(tree, child);
        return isTimed ? metric.least(squaredChord, apart(tree, child)) : squaredChord;
    }

    /**
     * At most the squared chord to any sample in such a box, as {@link #squaredChord} comes to it: each step of that is the greater, rounded
     * or not, the greater what it begins with.
     */
    private double squaredChordToBox(SampleTree tree, int child) {
        double[] boxes = tree.placeBoxes;
        int box = child * SampleTree.PLACE_BOX;
        double dx = Math.max(0, Math.max(boxes[box] - px, px - boxes[box + 1]));
        double dy = Math.max(0, Math.max(boxes[box + 2] - py, py - boxes[box + 3]));
        double dz = Math.max(0, Math.max(boxes[box + 4] - pz, pz - boxes[box + 5]));
        return dx * dx + dy * dy + dz * dz;
    }

    private double apart(SampleTree tree, int child) {
        int box = child * SampleTree.TIME_BOX;
        return Math.max(0, Math.max(tree.timeBoxes[box] - pt, pt - tree.timeBoxes[box + 1]));
    }
}
