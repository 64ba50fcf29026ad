package org.htmst.near;

import java.util.Arrays;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Samples in a tree of boxes of place and time. A satellite's samples follow each other along its track, so up to {@value #LEAF} that do are
 * a leaf, and only leaves are sorted into the tree: it is made several times sooner than one of single samples. A box holds every sample
 * below it exactly: nothing is rounded.
 */
final class SampleTree extends NearSamples {

    /** The most samples of a leaf. */
    static final int LEAF = 8;

    /** Least and greatest x, y and z. */
    static final int PLACE_BOX = 6;

    /** Least and greatest time. */
    static final int TIME_BOX = 2;

    private static final int DIMENSIONS = 4;

    /** Samples farther apart than 190 km or five minutes are of two leaves. */
    private static final double SQUARED_GAP = 0.03 * 0.03;

    private static final long GAP_MS = 300_000;

    /** Three numbers of each sample. */
    final double[] places;

    /** The first sample of each leaf, and the end of the last. */
    final int[] firstOfLeaf;

    /** Of each node the boxes of both of its children, which are looked at together. */
    final double[] placeBoxes;

    final double[] timeBoxes;

    /** Of each node both of its children: nodes, or leaves with all bits turned. */
    final int[] children;

    /** The child that nothing has. */
    final int root;

    SampleTree(Builder from, Metric metric) {
        super(from);
        int samples = size();
        places = new double[3 * samples];
        for (int i = 0; i < samples; i++) {
            UnitVector place = new LonLat(lonDeg[i], latDeg[i]).unitVector();
            places[3 * i] = place.x();
            places[3 * i + 1] = place.y();
            places[3 * i + 2] = place.z();
        }
        int[] first = new int[samples / 2 + from.batches.size() + 1];
        int leaf = 0;
        int at = 0;
        for (SampleBatch batch : from.batches) {
            int end = at + batch.size();
            for (; at < end; at = endOfLeaf(at, end)) {
                if (leaf + 1 == first.length) {
                    first = Arrays.copyOf(first, samples + 1);
                }
                first[leaf++] = at;
            }
        }
        first[leaf] = samples;
        firstOfLeaf = Arrays.copyOf(first, leaf + 1);
        int nodes = Math.max(0, leaf - 1);
        placeBoxes = new double[2 * PLACE_BOX * nodes];
        timeBoxes = new double[2 * TIME_BOX * nodes];
        children = new int[2 * nodes];
        root = leaf == 0 ? ~0 : new Maker(metric).make(0, leaf, new double[PLACE_BOX + TIME_BOX]);
    }

    /** Where a leaf ends that begins at a sample: a box around the end of one pass and the begin of another would be huge. */
    private int endOfLeaf(int first, int end) {
        int most = Math.min(end, first + LEAF);
        int at = first + 1;
        while (at < most && timeMs[at] - timeMs[at - 1] <= GAP_MS && squaredChord(at, at - 1) <= SQUARED_GAP) {
            at++;
        }
        return at;
    }

    private double squaredChord(int sample, int other) {
        double dx = places[3 * sample] - places[3 * other];
        double dy = places[3 * sample + 1] - places[3 * other + 1];
        double dz = places[3 * sample + 2] - places[3 * other + 2];
        return dx * dx + dy * dy + dz * dz;
    }

    @Override
    long indexBytes() {
        return 3L * Double.BYTES * size() + (PLACE_BOX + TIME_BOX + 2L) * Double.BYTES * children.length;
    }

    /** Sorts leaves into the tree: halves where they are spread most. */
    private final class Maker {

        private final double[][] middles;
        private final int[] leaves;
        private final double[] scales;
        private int nodes;

        Maker(Metric metric) {
            int n = firstOfLeaf.length - 1;
            leaves = new int[n];
            middles = new double[DIMENSIONS][n];
            for (int leaf = 0; leaf < n; leaf++) {
                leaves[leaf] = leaf;
                int middle = (firstOfLeaf[leaf] + firstOfLeaf[leaf + 1]) / 2;
                for (int d = 0; d < 3; d++) {
                    middles[d][leaf] = places[3 * middle + d];
                }
                middles[3][leaf] = timeMs[middle];
            }
            double place = EarthSphere.RADIUS_KM / metric.scaleKm();
            scales = new double[] {place, place, place, metric.isTimed() ? 1 / metric.scaleMs() : 0};
        }

        /**
         * Makes a tree of some leaves.
         *
         * @param box is told what it is in
         * @return the child that it is
         */
        int make(int from, int to, double[] box) {
            if (to - from == 1) {
                fit(leaves[from], box);
                return ~leaves[from];
            }
            int node = nodes++;
            int half = from + to >>> 1;
            select(middles[widest(from, to)], from, to - 1, half);
            double[] second = new double[box.length];
            children[2 * node] = make(from, half, box);
            children[2 * node + 1] = make(half, to, second);
            System.arraycopy(box, 0, placeBoxes, 2 * node * PLACE_BOX, PLACE_BOX);
            System.arraycopy(second, 0, placeBoxes, (2 * node + 1) * PLACE_BOX, PLACE_BOX);
            System.arraycopy(box, PLACE_BOX, timeBoxes, 2 * node * TIME_BOX, TIME_BOX);
            System.arraycopy(second, PLACE_BOX, timeBoxes, (2 * node + 1) * TIME_BOX, TIME_BOX);
            for (int d = 0; d < box.length; d += 2) {
                box[d] = Math.min(box[d], second[d]);
                box[d + 1] = Math.max(box[d + 1], second[d + 1]);
            }
            return node;
        }

        private int widest(int from, int to) {
            int widest = 0;
            double most = -1;
            for (int d = 0; d < DIMENSIONS; d++) {
                double least = Double.POSITIVE_INFINITY;
                double greatest = Double.NEGATIVE_INFINITY;
                for (int i = from; i < to; i++) {
                    double middle = middles[d][leaves[i]];
                    least = Math.min(least, middle);
                    greatest = Math.max(greatest, middle);
                }
                double width = (greatest - least) * scales[d];
                if (width > most) {
                    most = width;
                    widest = d;
                }
            }
            return widest;
        }

        /** Moves leaves so that none before {@code at} has a greater key than any from there on. */
        private void select(double[] key, int first, int last, int at) {
            int from = first;
            int to = last;
            while (from < to) {
                double pivot = key[leaves[from + to >>> 1]];
                int low = from;
                int high = to;
                while (low <= high) {
                    while (key[leaves[low]] < pivot) {
                        low++;
                    }
                    while (key[leaves[high]] > pivot) {
                        high--;
                    }
                    if (low <= high) {
                        int leaf = leaves[low];
                        leaves[low++] = leaves[high];
                        leaves[high--] = leaf;
                    }
                }
                if (at <= high) {
                    to = high;
                } else if (at >= low) {
                    from = low;
                } else {
                    return;
                }
            }
        }

        private void fit(int leaf, double[] box) {
            for (int d = 0; d < box.length; d += 2) {
                box[d] = Double.POSITIVE_INFINITY;
                box[d + 1] = Double.NEGATIVE_INFINITY;
            }
            for (int i = firstOfLeaf[leaf]; i < firstOfLeaf[leaf + 1]; i++) {
                for (int d = 0; d < 3; d++) {
                    widen(box, 2 * d, places[3 * i + d]);
                }
                widen(box, PLACE_BOX, timeMs[i]);
            }
        }

        private static void widen(double[] box, int at, double value) {
            box[at] = Math.min(box[at], value);
            box[at + 1] = Math.max(box[at + 1], value);
        }
    }
}
