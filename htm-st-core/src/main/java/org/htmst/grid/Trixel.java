package org.htmst.grid;

import java.util.List;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * A trixel with its corners.
 *
 * @param id see {@link TrixelId}
 * @param triangle its corners, counter-clockwise; corner k belongs to child k
 */
public record Trixel(long id, SphericalTriangle triangle) {

    /**
     * The trixel of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Trixel of(long id) {
        int level = TrixelId.level(id);
        long root = id >> 2 * level;
        Trixel trixel = new Trixel(root, Roots.triangle(root));
        for (int shift = 2 * (level - 1); shift >= 0; shift -= 2) {
            trixel = trixel.children().get((int) (id >> shift & 3));
        }
        return trixel;
    }

    /**
     * Its four parts, by their digit: 0 to 2 at the corners, 3 in the middle.
     *
     * @throws IllegalArgumentException if it is of the finest level
     */
    public List<Trixel> children() {
        UnitVector a = triangle.a();
        UnitVector b = triangle.b();
        UnitVector c = triangle.c();
        UnitVector ab = a.midpoint(b);
        UnitVector bc = b.midpoint(c);
        UnitVector ca = c.midpoint(a);
        long first = TrixelId.child(id, 0);
        return List.of(
                new Trixel(first, new SphericalTriangle(a, ab, ca)),
                new Trixel(first + 1, new SphericalTriangle(b, bc, ab)),
                new Trixel(first + 2, new SphericalTriangle(c, ca, bc)),
                new Trixel(first + 3, new SphericalTriangle(bc, ca, ab)));
    }

    /** One of the {@link #children}, by its digit 0 to 3. */
    public Trixel child(int c) {
        return children().get(c);
    }

    /** The direction to the middle of the corners. */
    public UnitVector centreVector() {
        double x = triangle.a().x() + triangle.b().x() + triangle.c().x();
        double y = triangle.a().y() + triangle.b().y() + triangle.c().y();
        double z = triangle.a().z() + triangle.b().z() + triangle.c().z();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm);
    }

    /** The place of {@link #centreVector}. */
    public LonLat centre() {
        return centreVector().lonLat();
    }
}
