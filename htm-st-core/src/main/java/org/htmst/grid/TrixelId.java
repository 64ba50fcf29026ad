package org.htmst.grid;

import org.htmst.range.LongRange;
import org.htmst.sphere.UnitVector;

/**
 * Arithmetic of trixel ids [1]. A root has id 8 to 15, a child {@code 4 id + c}, so that the level is told by the highest bit:
 *
 * <pre>
 *   level  bits of the id                                example N310
 *     0    1 rrr                     8 to 15             1 111       = 15 (N3)
 *     1    1 rrr cc                 32 to 63             1 111 01    = 61 (N31)
 *     2    1 rrr cc cc             128 to 255            1 111 01 00 = 244 (N310)
 *    24    1 rrr (cc x 24)         2^51 to 2^52 - 1
 * </pre>
 *
 * <p>{@code rrr} 0 to 3 are S0 to S3, 4 to 7 are N0 to N3; children 0, 1, 2 stand at the parent's corners and 3 in the middle.
 *
 * <p>Trixels are closed, and a point on a border gets one of them: z ≥ 0 is north; y = 0 belongs to N3 or S0 where x ≥ 0, to N1 or
 * S2 where x &lt; 0; x = 0 belongs to N2 or S1 where y &gt; 0, to N0 or S3 where y &lt; 0. Among children, the first of 0, 1, 2, 3 that
 * holds the point has it. Which side of a border a point lies on is decided without rounding.
 *
 * <p>[1] A. S. Szalay, J. Gray, G. Fekete, P. Z. Kunszt, P. Kukol, A. Thakar, Indexing the Sphere with the Hierarchical Triangular
 * Mesh, MSR-TR-2005-123.
 */
public final class TrixelId {

    /** The finest level; its trixels are about 0.6 m across. */
    public static final int MAX_LEVEL = 24;

    private TrixelId() {}

    /**
     * The level of a trixel, 0 to 24.
     *
     * @throws IllegalArgumentException if {@code id} is not a trixel id of such a level
     */
    public static int level(long id) {
        int highBit = 63 - Long.numberOfLeadingZeros(id);
        if (highBit < 3 || highBit > 3 + 2 * MAX_LEVEL || highBit % 2 == 0) {
            throw new IllegalArgumentException(
                    "trixel id " + id + " is not of a level 0.." + MAX_LEVEL + "; ids of level 0 are 8..15");
        }
        return (highBit - 3) / 2;
    }

    /**
     * The trixel that holds this one, a level up.
     *
     * @throws IllegalArgumentException if {@code id} is a root
     */
    public static long parent(long id) {
        return ancestor(id, level(id) - 1);
    }

    /** Child {@code c}, 0 to 3, a level down. */
    public static long child(long id, int c) {
        if (c < 0 || c > 3) {
            throw new IllegalArgumentException("child " + c + " is outside 0..3");
        }
        checkLevel(level(id) + 1);
        return 4 * id + c;
    }

    /**
     * The trixel of {@code level} that holds {@code id}; itself at its own level.
     *
     * @throws IllegalArgumentException if {@code level} is negative or finer than that of {@code id}
     */
    public static long ancestor(long id, int level) {
        int own = level(id);
        if (level < 0 || level > own) {
            throw new IllegalArgumentException(
                    "trixel " + name(id) + " has ancestors of levels 0.." + own + ", not " + level);
        }
        return id >> 2 * (own - level);
    }

    /**
     * The trixels of {@code level} inside {@code id}; itself at its own level.
     *
     * @throws IllegalArgumentException if {@code level} is coarser than that of {@code id} or above 24
     */
    public static LongRange descendants(long id, int level) {
        int own = level(id);
        checkLevel(level);
        if (level < own) {
            throw new IllegalArgumentException(
                    "trixel " + name(id) + " has descendants of levels " + own + ".." + MAX_LEVEL + ", not " + level);
        }
        int shift = 2 * (level - own);
        return new LongRange(id << shift, (id + 1) << shift);
    }

    /** All trixels of {@code level}, 0 to 24. */
    public static LongRange all(int level) {
        checkLevel(level);
        return new LongRange(8L << 2 * level, 16L << 2 * level);
    }

    /** The trixel of {@code level}, 0 to 24, that holds {@code p}. */
    public static long of(UnitVector p, int level) {
        checkLevel(level);
        return Descent.of(p.x(), p.y(), p.z(), level);
    }

    /** The name: S or N, the root's digit and one digit a level, such as {@code N310}. */
    public static String name(long id) {
        int level = level(id);
        StringBuilder name = new StringBuilder(level + 2);
        long root = id >> 2 * level;
        name.append(root < 12 ? 'S' : 'N').append(root & 3);
        for (int shift = 2 * (level - 1); shift >= 0; shift -= 2) {
            name.append(id >> shift & 3);
        }
        return name.toString();
    }

    /**
     * The trixel of that {@linkplain #name name}.
     *
     * @throws IllegalArgumentException if it is not the name of a trixel of level 0 to 24
     */
    public static long parse(String name) {
        if (!name.matches("[NS][0-3]{1," + (MAX_LEVEL + 1) + "}")) {
            throw new IllegalArgumentException("trixel name '" + name + "' is not allowed; give N or S and 1 to "
                    + (MAX_LEVEL + 1) + " digits 0..3, such as N310");
        }
        long id = name.charAt(0) == 'N' ? 3 : 2;
        for (int i = 1; i < name.length(); i++) {
            id = 4 * id + (name.charAt(i) - '0');
        }
        return id;
    }

    private static void checkLevel(int level) {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("trixel level " + level + " is outside 0.." + MAX_LEVEL);
        }
    }
}
