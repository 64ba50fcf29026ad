package org.htmst.sphere;

/**
 * The points between two meridians and two parallels, all included: a {@link Lune} cut by a {@link LatitudeBand}, whose
 * rules hold. {@code new Box(280, -50, 40, 10)} crosses the meridian of Greenwich.
 *
 * @param lune between its meridians
 * @param band between its parallels
 */
public record Box(Lune lune, LatitudeBand band) implements Region {

    /**
     * A box by its sides.
     *
     * @param westDeg -180 to 360
     * @param southDeg -90 to 90
     * @param eastDeg -180 to 360
     * @param northDeg {@code southDeg} to 90
     */
    public Box(double westDeg, double southDeg, double eastDeg, double northDeg) {
        this(new Lune(westDeg, eastDeg), new LatitudeBand(southDeg, northDeg));
    }

    @Override
    public boolean contains(LonLat p) {
        return band.contains(p) && lune.contains(p);
    }

    @Override
    public Relation relate(SphericalTriangle t) {
        Relation byLatitude = band.relate(t);
        return byLatitude == Relation.DISJOINT ? byLatitude : byLatitude.and(lune.relate(t));
    }

    @Override
    public Relation relate(Bounds b) {
        Relation byLatitude = band.relate(b);
        return byLatitude == Relation.DISJOINT ? byLatitude : byLatitude.and(lune.relate(b));
    }
}
