package org.htmst.sphere;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Boxes halved again and again in the order they come in, each half with a box around it: those that meet another box are found
 * without a look at all of them, as long as neighbours in the order are neighbours on the sphere.
 *
 * <p>Node 0 has all leaves. A node of leaves {@code from} to {@code end - 1} has one leaf, or two parts: node {@code n + 1} up to
 * {@link #middle}, and node {@link #second} from there on.
 */
final class BoxTree implements Serializable {

    private static final long serialVersionUID = 1;

    /** What to do with two leaves whose boxes meet, the first before the second. */
    @FunctionalInterface
    interface Pair {
        boolean test(int first, int second);
    }

    private final LonLatBox[] nodes;
    private final int leaves;

    /** A tree over at least one box. */
    BoxTree(List<LonLatBox> boxes) {
        leaves = boxes.size();
        nodes = new LonLatBox[2 * leaves - 1];
        fill(boxes, 0, 0, leaves);
    }

    private void fill(List<LonLatBox> boxes, int node, int from, int end) {
        if (end - from == 1) {
            nodes[node] = boxes.get(from);
            return;
        }
        int middle = middle(from, end);
        int second = second(node, from, end);
        fill(boxes, node + 1, from, middle);
        fill(boxes, second, middle, end);
        nodes[node] = nodes[node + 1].with(nodes[second]);
    }

    static int middle(int from, int end) {
        return (from + end) >>> 1;
    }

    static int second(int node, int from, int end) {
        return node + 2 * (middle(from, end) - from);
    }

    /** The box around a node. */
    LonLatBox box(int node) {
        return nodes[node];
    }

    /** Whether any leaf whose box meets {@code box} passes a test; looks no further than the first. */
    boolean any(LonLatBox box, IntPredicate test) {
        return any(box, test, 0, 0, leaves);
    }

    private boolean any(LonLatBox box, IntPredicate test, int node, int from, int end) {
        if (!nodes[node].meets(box)) {
            return false;
        }
        if (end - from == 1) {
            return test.test(from);
        }
        int middle = middle(from, end);
        return any(box, test, node + 1, from, middle) || any(box, test, second(node, from, end), middle, end);
    }

    /** Whether any two leaves whose boxes meet pass a test; looks no further than the first. */
    boolean anyPair(Pair test) {
        return anyPair(test, 0, 0, leaves);
    }

    private boolean anyPair(Pair test, int node, int from, int end) {
        if (end - from == 1) {
            return false;
        }
        int middle = middle(from, end);
        int second = second(node, from, end);
        return anyPair(test, node + 1, from, middle)
                || anyPair(test, second, middle, end)
                || anyPair(test, node + 1, from, middle, second, middle, end);
    }

    private boolean anyPair(Pair test, int a, int fromA, int endA, int b, int fromB, int endB) {
        if (!nodes[a].meets(nodes[b])) {
            return false;
        }
        if (endA - fromA == 1 && endB - fromB == 1) {
            return test.test(fromA, fromB);
        }
        if (endA - fromA > endB - fromB) {
            int middle = middle(fromA, endA);
            return anyPair(test, a + 1, fromA, middle, b, fromB, endB)
                    || anyPair(test, second(a, fromA, endA), middle, endA, b, fromB, endB);
        }
        int middle = middle(fromB, endB);
        return anyPair(test, a, fromA, endA, b + 1, fromB, middle)
                || anyPair(test, a, fromA, endA, second(b, fromB, endB), middle, endB);
    }
}
