package org.htmst.sphere;

/**
 * How a patch of the sphere lies to a region. {@link #DISJOINT} and {@link #INSIDE} are promises; {@link #PARTIAL} is "don't
 * know", and says nothing about the patch.
 */
public enum Relation {
    /** No point of the patch is in the region. */
    DISJOINT,
    /** Some points may be in the region and some not. */
    PARTIAL,
    /** Every point of the patch is in the region. */
    INSIDE;

    /** The relation to the intersection of two regions, given the relations to each. */
    Relation and(Relation other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The relation to the union of two regions, given the relations to each. */
    Relation or(Relation other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The relation to the complement of the region. */
    Relation not() {
        return switch (this) {
            case DISJOINT -> INSIDE;
            case PARTIAL -> PARTIAL;
            case INSIDE -> DISJOINT;
        };
    }
}
