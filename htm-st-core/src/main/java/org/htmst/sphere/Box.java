package org.htmst.sphere;

/**
 * The points between two meridians and two parallels, all included: a {@link Lune} cut by a {@link LatitudeBand}, whose
 * rules hold. {@code new Box(280, -50, 40, 10)} crosses the meridian of Greenwich.
 *
 * @param westDeg -180 to 360
 * @param southDeg -90 to 90
 * @param eastDeg -180 to 360
 * @param northDeg {@code southDeg} to 90
 */
public record Box(double westDeg, double southDeg, double eastDeg, double northDeg) implements Region {

    public Box {
        new Lune(westDeg, eastDeg);
        new LatitudeBand(southDeg, northDeg);
    }

    @Override
    public boolean contains(LonLat p) {
        return band().contains(p) && lune().contains(p);
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        Relation byLatitude = band().relate(t);
        return byLatitude == Relation.DISJOINT ? byLatitude : byLatitude.and(lune().relate(t));
    }

    @Override
    public Relation relate(Bounds b) {
        Relation byLatitude = band().relate(b);
        return byLatitude == Relation.DISJOINT ? byLatitude : byLatitude.and(lune().relate(b));
    }

    private Lune lune() {
        return new Lune(westDeg, eastDeg);
    }

    private LatitudeBand band() {
        return new LatitudeBand(southDeg, northDeg);
    }
}
