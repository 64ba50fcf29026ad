package org.htmst.grid;

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
            trixel = trixel.child((int) (id >> shift & 3));
        }
        return trixel;
    }

    /** Child {@code c}, 0 to 3: at corner {@code c}, or for 3 in the middle. */
    public Trixel child(int c) {
        return new Trixel(TrixelId.child(id, c), part(c));
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

    private SphericalTriangle part(int c) {
        UnitVector v0 = triangle.a();
        UnitVector v1 = triangle.b();
        UnitVector v2 = triangle.c();
        return switch (c) {
            case 0 -> new SphericalTriangle(v0, v0.midpoint(v1), v2.midpoint(v0));
            case 1 -> new SphericalTriangle(v1, v1.midpoint(v2), v0.midpoint(v1));
            case 2 -> new SphericalTriangle(v2, v2.midpoint(v0), v1.midpoint(v2));
            default -> new SphericalTriangle(v1.midpoint(v2), v2.midpoint(v0), v0.midpoint(v1));
        };
    }
}
