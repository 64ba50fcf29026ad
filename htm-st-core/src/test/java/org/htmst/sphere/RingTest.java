package org.htmst.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rings against the same rings on a plane, where great circles are straight lines. */
class RingTest {

    /** A ring about a centre, and the plane that touches the sphere there: every side is looked at for every place. */
    private static final class Plane {

        private final LonLat centre;
        private final double[][] ring;

        Plane(LonLat centre, List<LonLat> ring) {
            this.centre = centre;
            this.ring = ring.stream().map(this::project).toArray(double[][]::new);
        }

        boolean contains(LonLat p) {
            double[] at = project(p);
            if (at == null) {
                return false;
            }
            boolean inside = false;
            for (int i = 0; i < ring.length; i++) {
                double[] a = ring[i];
                double[] b = ring[(i + 1) % ring.length];
                boolean spans = a[1] > at[1] != b[1] > at[1];
                inside ^= spans && at[0] < a[0] + (at[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
            }
            return inside;
        }

        boolean crosses() {
            int n = ring.length;
            for (int i = 0; i < n; i++) {
                for (int j = i + 2; j < n - (i == 0 ? 1 : 0); j++) {
                    double[] last = ring[(j + 1) % n];
                    if (parts(ring[i], ring[i + 1], ring[j], last) && parts(ring[j], last, ring[i], ring[i + 1])) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean parts(double[] a, double[] b, double[] c, double[] d) {
            return turn(a, b, c) * turn(a, b, d) < 0;
        }

        private static double turn(double[] a, double[] b, double[] c) {
            return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
        }

        private double[] project(LonLat p) {
            UnitVector c = centre.unitVector();
            double lon = Math.toRadians(centre.lonDeg());
            UnitVector east = new UnitVector(-Math.sin(lon), Math.cos(lon), 0);
            UnitVector north = new UnitVector(
                    c.y() * east.z() - c.z() * east.y(),
                    c.z() * east.x() - c.x() * east.z(),
                    c.x() * east.y() - c.y() * east.x());
            UnitVector v = p.unitVector();
            double height = v.dot(c);
            return height < 1e-3 ? null : new double[] {v.dot(east) / height, v.dot(north) / height};
        }
    }

    /** Stars, stars with a bridge to an inner one, petals that meet in the middle, and the like, of 3 to 60 corners. */
    @Test
    void ringsEqualThemselvesOnAPlane() {
        Draws draws = new Draws(31);
        int[] counts = new int[2];
        for (int round = 0; round < 1_000; round++) {
            LonLat centre = draws.place();
            double size = Math.toRadians(draws.below(3) == 0 ? draws.between(1e-6, 1e-3) : draws.between(1, 85));
            List<LonLat> ring = ring(draws, centre, size);
            if (draws.below(2) == 0) {
                Collections.reverse(ring);
            }
            Collections.rotate(ring, draws.below(ring.size()));
            Ring own = new Ring(ring);
            Plane plane = new Plane(centre, ring);
            for (int i = 0; i < 60; i++) {
                LonLat p =
                        i < 50 ? Draws.away(centre, size * draws.between(0, 1.2), draws.between(0, 7)) : draws.place();
                Ring.Side side = own.side(p, p.unitVector());
                if (side != Ring.Side.ON && !isNear(ring, p)) {
                    assertEquals(plane.contains(p), side == Ring.Side.INSIDE, draws.label(round, ring, p));
                    counts[side == Ring.Side.INSIDE ? 1 : 0]++;
                }
            }
            LonLat corner = ring.get(draws.below(ring.size()));
            assertEquals(Ring.Side.ON, own.side(corner, corner.unitVector()), draws.label(ring, corner));
        }
        assertTrue(counts[0] > 5_000 && counts[1] > 5_000, counts[0] + " outside, " + counts[1] + " inside");
    }

    /** So close to a side that the plane may err. */
    private static boolean isNear(List<LonLat> ring, LonLat p) {
        for (int i = 0; i < ring.size(); i++) {
            Edge edge = Edge.of(
                    ring.get(i).unitVector(), ring.get((i + 1) % ring.size()).unitVector());
            if (Math.abs(edge.unit().height(p.unitVector())) < 1e-11) {
                return true;
            }
        }
        return false;
    }

    private static List<LonLat> ring(Draws draws, LonLat centre, double size) {
        int n = 4 + draws.below(20);
        List<LonLat> star = star(draws, centre, size, 0.5, n);
        switch (draws.below(5)) {
            case 0 -> {
                // A keyhole: inwards, around a smaller star in either direction, and back the same way.
                List<LonLat> inner = star(draws, centre, size / 4, 0.5, n);
                if (draws.below(2) == 0) {
                    Collections.reverse(inner);
                    Collections.rotate(inner, 1);
                }
                star.add(star.get(0));
                star.addAll(inner);
                star.add(inner.get(0));
            }
            case 1 -> {
                // Petals: back to the middle after every second corner.
                for (int i = n - n % 2; i > 0; i -= 2) {
                    star.add(i, centre);
                }
                if (n % 2 == 1) {
                    star.remove(star.size() - 1);
                }
            }
            case 2 -> {
                // A spike there and back, and a corner twice.
                star.add(1, Draws.away(star.get(0), size / 100, draws.between(0, 7)));
                star.add(2, star.get(0));
                star.add(2, star.get(2));
            }
            default -> {}
        }
        return star;
    }

    private static List<LonLat> star(Draws draws, LonLat centre, double size, double least, int n) {
        List<LonLat> star = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double radius = size * draws.between(least, 1);
            star.add(Draws.away(centre, radius, 2 * Math.PI * (i + draws.between(0, 0.4)) / n));
        }
        return star;
    }

    /** Corners, points of sides, what lies a last bit beside them, above and below them, and on the 180th meridian. */
    @Test
    void theTreeChangesNoAnswer() {
        Draws draws = new Draws(34);
        int[] counts = new int[Ring.Side.values().length];
        for (int round = 0; round < 2_000; round++) {
            double size = Math.toRadians(draws.below(3) == 0 ? draws.between(1e-6, 1e-3) : draws.between(1, 85));
            Ring ring = new Ring(ring(draws, draws.place(), size));
            for (int i = 0; i < 40; i++) {
                LonLat corner = ring.corners().get(draws.below(ring.corners().size()));
                LonLat next = ring.corners()
                        .get((ring.corners().indexOf(corner) + 1)
                                % ring.corners().size());
                LonLat at = draws.below(2) == 0 ? corner : between(corner, next, draws.between(0, 1));
                LonLat p =
                        switch (draws.below(5)) {
                            case 0 -> at;
                            case 1 -> draws.neighbour(at);
                            case 2 -> new LonLat(at.lonDeg(), draws.between(-90, 90));
                            case 3 -> new LonLat(draws.below(2) == 0 ? 180 : -180, at.latDeg());
                            default -> Draws.away(at, size * draws.between(0, 1), draws.between(0, 7));
                        };
                if (Math.abs(p.latDeg()) < 90 - 1e-12) {
                    Ring.Side side = sideByEachSide(ring.corners(), p);
                    assertEquals(side, ring.side(p, p.unitVector()), draws.label(round, ring, p));
                    counts[side.ordinal()]++;
                }
            }
        }
        assertTrue(Arrays.stream(counts).allMatch(n -> n > 5_000), Arrays.toString(counts));
    }

    private static LonLat between(LonLat a, LonLat b, double share) {
        UnitVector from = a.unitVector();
        UnitVector to = b.unitVector();
        double rest = 1 - share;
        double x = rest * from.x() + share * to.x();
        double y = rest * from.y() + share * to.y();
        double z = rest * from.z() + share * to.z();
        double length = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / length, y / length, z / length).lonLat();
    }

    /** The definition, by a look at every side. */
    private static Ring.Side sideByEachSide(List<LonLat> corners, LonLat p) {
        List<UnitVector> vectors = corners.stream().map(LonLat::unitVector).toList();
        int up = SmallestCap.centre(vectors).orElseThrow().z() >= 0 ? 1 : -1;
        double lonDeg = p.signedLonDeg();
        boolean odd = false;
        for (int i = 0; i < corners.size(); i++) {
            int end = (i + 1) % corners.size();
            Edge side = Edge.of(vectors.get(i), vectors.get(end)).unit();
            double height = side.height(p.unitVector());
            if (Math.abs(height) <= 4e-16 && side.isBeside(p.unitVector(), 1e-15)) {
                return Ring.Side.ON;
            }
            double east = corners.get(end).signedLonDeg() - corners.get(i).signedLonDeg();
            int round = Math.abs(east) <= 180 ? 0 : east > 0 ? -1 : 1;
            int crosses = round
                    + (corners.get(i).signedLonDeg() < lonDeg ? 1 : 0)
                    - (corners.get(end).signedLonDeg() < lonDeg ? 1 : 0);
            boolean isOverPole = Math.abs(side.nz()) <= 1e-14 && side.isBeside(new UnitVector(0, 0, up), 1e-14);
            odd ^= !isOverPole && height * crosses * up > 0;
        }
        return odd ? Ring.Side.INSIDE : Ring.Side.OUTSIDE;
    }

    /** As many corners as a coastline has, smooth and jagged, about any place. */
    @ParameterizedTest
    @CsvSource({"100000, 1", "20000, 0.7", "9999, 0.2", "100000, 0.999"})
    void manyCorners(int n, double least) {
        Draws draws = new Draws(n);
        LonLat centre = draws.place();
        List<LonLat> ring = new ArrayList<>(star(draws, centre, Math.toRadians(50), least, n));
        Polygons region = Polygons.of(new Ring(ring));
        Plane plane = new Plane(centre, ring);
        for (int i = 0; i < 30; i++) {
            LonLat p = Draws.away(centre, Math.toRadians(draws.between(0, 60)), draws.between(0, 7));
            assertEquals(plane.contains(p), region.contains(p), draws.label(centre, p));
        }
        int[] counts = new int[3];
        for (int i = 0; i < 5_000; i++) {
            LonLat p = Draws.away(centre, Math.toRadians(draws.between(0, 60)), draws.between(0, 7));
            Relation relation = region.relate(Bounds.around(p, 0.05));
            counts[relation.ordinal()]++;
            assertTrue(relation == Relation.PARTIAL || region.contains(p) == (relation == Relation.INSIDE));
        }
        assertTrue(counts[0] > 300 && counts[2] > 300, draws.label(counts[0], counts[1], counts[2]));
    }

    @Test
    void largeRingsOfUnevenCornersFitIntoTheirCap() {
        Draws draws = new Draws(32);
        for (int round = 0; round < 200; round++) {
            LonLat centre = draws.place();
            double radius = Math.toRadians(draws.between(80, 89.9));
            int crowd = 3 + draws.below(30);
            List<LonLat> ring = new ArrayList<>();
            for (int i = 0; i < crowd; i++) {
                ring.add(Draws.away(centre, radius, 0.5 * (i + draws.between(0, 0.9)) / crowd));
            }
            ring.add(Draws.away(centre, radius, 2.2));
            ring.add(Draws.away(centre, radius, 4.4));
            Ring own = new Ring(ring);
            assertEquals(Ring.Side.INSIDE, own.side(centre, centre.unitVector()), draws.label(ring));
            LonLat far = centre.unitVector().antipode().lonLat();
            assertEquals(Ring.Side.OUTSIDE, own.side(far, far.unitVector()), draws.label(ring));
        }
        List<LonLat> corners = IntStream.of(0, 2, 4, 6, 8, 10, 12, 14, 130, 250)
                .mapToObj(lon -> new LonLat(lon, 30))
                .toList();
        Ring north = new Ring(corners);
        assertEquals(Ring.Side.INSIDE, north.side(new LonLat(77, 90), new LonLat(77, 90).unitVector()));
    }

    @Test
    void ringsOfNoHemisphereAreRefused() {
        Draws draws = new Draws(33);
        for (int round = 0; round < 200; round++) {
            LonLat centre = draws.place();
            double radius = Math.toRadians(draws.between(90.1, 120));
            List<LonLat> ring = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ring.add(Draws.away(centre, radius, 2 * Math.PI * (i + draws.between(0, 0.3)) / 12));
            }
            // The smaller part is about the antipode, with all corners in its hemisphere.
            LonLat far = centre.unitVector().antipode().lonLat();
            Ring own = new Ring(ring);
            assertEquals(Ring.Side.INSIDE, own.side(far, far.unitVector()));
            ring.add(6, far);
            ring.add(0, centre);
            assertTrue(assertThrows(IllegalArgumentException.class, () -> new Ring(ring))
                    .getMessage()
                    .contains("fit into no hemisphere"));
        }
    }

    @Test
    void crossingSidesAreFoundAmongMany() {
        Draws draws = new Draws(34);
        int found = 0;
        for (int round = 0; round < 300; round++) {
            LonLat centre = draws.place();
            int n = 12 + draws.below(300);
            List<LonLat> ring = star(draws, centre, Math.toRadians(draws.between(1, 80)), 0.9, n);
            new Ring(ring);
            int a = draws.below(n - 10);
            Collections.swap(ring, a, a + 2 + draws.below(6));
            if (new Plane(centre, ring).crosses()) {
                String message = assertThrows(IllegalArgumentException.class, () -> new Ring(ring), draws.label(n, a))
                        .getMessage();
                assertTrue(message.startsWith("sides of a ring cross: that after corner"), message);
                found++;
            } else {
                new Ring(ring);
            }
        }
        assertTrue(found > 150, "found " + found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0 0  10 0                        | has 2 different corners
            0 0  10 0  0 0  10 0             | encloses no area
            0 0  10 0  20 0                  | encloses no area
            0 0  10 0  10 10  10 0           | encloses no area
            5 10  5 80  185 80  185 10       | encloses no area
            0 0  10 10  10 0  0 10           | sides of a ring cross
            0 0  120 0  240 0                | fit into no hemisphere
            """)
    void othersAreRefused(String corners, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Ring(places(corners)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    /** Sides over a pole, corners at a pole of any longitude, and rings around one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0 60  180 60  270 60             | 0 90, 270 75, 260 80, 0 75, 180 61           | 90 89, 90 75, 0 -90, 0 59
            0 -60  180 -60  270 -60          | 0 -90, 270 -75, 260 -80, 0 -75, 180 -61      | 90 -89, 90 -75, 0 90, 0 -59
            0 60  77 90  90 60               | 45 89, 10 80, 200 90, 0 75, 90 75            | 180 89, 91 80, 359 80
            0 60  90 60  180 60  270 60      | 45 90, 200 89.999999999999, 10 88            | 45 -90, 0 59
            -10 -80  100 -80  220 -80        | 45 -90, 200 -89.999999999999, 10 -88         | 45 90, 0 -59
            170 -10  190 -10  190 10  170 10 | 180 0, -180 0, 175 0, -175 0, 190 9.9        | 169 0, 191 0, 0 0
            -0.0 10  90 80  179 10           | 90 85, 60 82                                 | 90 89, 90 79, 60 75, 270 89
            """)
    void polesAndThe180thMeridianAreOrdinaryPlaces(String corners, String inside, String outside) {
        List<LonLat> ring = places(corners);
        for (int direction = 0; direction < 2; direction++) {
            Polygons region = Polygons.of(new Ring(ring));
            for (String place : inside.split(",")) {
                assertTrue(region.contains(places(place).get(0)), place);
            }
            for (String place : outside.split(",")) {
                assertTrue(!region.contains(places(place).get(0)), place);
            }
            ring = new ArrayList<>(ring);
            Collections.reverse(ring);
        }
    }

    @Test
    void linesOfHolesBelongToThePolygon() {
        Ring outer = new Ring(places("0 -10  20 -10  20 10  0 10"));
        Ring hole = new Ring(places("5 0  15 0  15 5  5 5"));
        Polygons region = new Polygons(List.of(new Polygon(outer, List.of(hole))));
        assertTrue(region.contains(new LonLat(10, 0)), "on the hole's southern side");
        assertTrue(region.contains(new LonLat(5, 2)), "on its western side");
        assertTrue(!region.contains(new LonLat(10, 1)));
        assertTrue(region.contains(new LonLat(10, -1)));
        assertTrue(region.contains(new LonLat(0, 3)), "on the outer side");
    }

    /** Islands without number. */
    @Test
    void manyPolygonsEqualEachOfThem() {
        Draws draws = new Draws(35);
        List<Polygon> islands = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            List<LonLat> ring =
                    star(draws, draws.place(), Math.toRadians(draws.between(0.01, 3)), 0.5, 4 + draws.below(9));
            islands.add(new Polygon(new Ring(ring), List.of()));
        }
        Polygons all = new Polygons(islands);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            LonLat p = draws.place();
            boolean any = islands.stream().anyMatch(island -> island.contains(p, p.unitVector()));
            assertEquals(any, all.contains(p), draws.label(p));
            found += any ? 1 : 0;
            Relation relation = all.relate(Bounds.around(p, draws.between(0, 0.3)));
            assertTrue(relation == Relation.PARTIAL || any == (relation == Relation.INSIDE), draws.label(p));
        }
        assertTrue(found > 50, "found " + found);
    }

    private static List<LonLat> places(String text) {
        double[] numbers = Arrays.stream(text.trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return IntStream.range(0, numbers.length / 2)
                .mapToObj(i -> new LonLat(numbers[2 * i], numbers[2 * i + 1]))
                .toList();
    }
}
