package org.htmst.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.sphere.ConvexPolygon;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygonFileTest {

    private static final String SQUARE = "[[0,0],[10,0],[10,10],[0,10],[0,0]]";

    @TempDir
    private Path folder;

    @Test
    void readsAConvexPolygonInEitherDirection() throws IOException {
        Region expected =
                new ConvexPolygon(List.of(new LonLat(0, 0), new LonLat(10, 0), new LonLat(10, 10), new LonLat(0, 10)));
        assertEquals(expected, read("{'type':'Polygon','coordinates':[" + SQUARE + "]}"));
        Region reversed = read("{'type':'Polygon','coordinates':[[[0,0],[0,10],[10,10],[10,0],[0,0]]]}");
        assertTrue(reversed instanceof ConvexPolygon);
        assertTrue(reversed.contains(new LonLat(5, 5)));
    }

    @Test
    void readsCollectionsHolesAndDents() throws IOException {
        Region region = read(
                """
                {'type':'FeatureCollection','features':[
                 {'type':'Feature','properties':{},'geometry':{'type':'Polygon','coordinates':[
                   [[0,0],[10,0],[10,10],[0,10],[0,0]], [[4,4],[6,4],[6,6],[4,6],[4,4]]]}},
                 {'type':'Feature','geometry':{'type':'GeometryCollection','geometries':[
                   {'type':'MultiPolygon','coordinates':[[[[170,-10],[-170,-10],[180,0],[-170,10],[170,10],[170,-10]]]]}]}}]}
                """);
        assertTrue(region.contains(new LonLat(1, 1)));
        assertTrue(!region.contains(new LonLat(5, 5)), "in the hole");
        assertTrue(region.contains(new LonLat(175, 0)));
        assertTrue(region.contains(new LonLat(-175, -8)));
        assertTrue(!region.contains(new LonLat(-175, 0)), "in the dent");
        assertTrue(!region.contains(new LonLat(20, 0)));
    }

    /** Star-shaped rings about a centre, where inside is told by the one side that faces the place. */
    @Test
    void dentedRingsEqualStars() {
        long seed = Long.getLong("seed", 20191024);
        Random random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            LonLat centre = run % 3 == 0
                    ? new LonLat(0, run % 2 == 0 ? 90 : -90)
                    : new LonLat(random.nextDouble() * 360, Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1)));
            int corners = 3 + random.nextInt(20);
            double sizeDeg = random.nextBoolean() ? 40 : 0.5;
            List<LonLat> ring = new ArrayList<>();
            for (int i = 0; i < corners; i++) {
                ring.add(offset(centre, 2 * Math.PI * i / corners, sizeDeg * (0.2 + 0.8 * random.nextDouble())));
            }
            Region region = Ring.region(ring);
            for (int i = 0; i < 200; i++) {
                LonLat place = offset(centre, random.nextDouble() * 2 * Math.PI, sizeDeg * random.nextDouble());
                boolean inside = false;
                for (int k = 0; k < corners; k++) {
                    inside |= inTriangle(centre, ring.get(k), ring.get((k + 1) % corners), place);
                }
                assertEquals(inside, region.contains(place), "seed " + seed + " run " + run + " " + place);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {                                                                        | is not JSON
            {'type':'Point','coordinates':[0,0]}                                     | it holds a 'Point'
            {'type':'FeatureCollection','features':[]}                               | holds no Polygon
            {'type':'Polygon','coordinates':[]}                                      | has no ring
            {'type':'Polygon','coordinates':[[[0,0],[1,1],[0,0]]]}                   | 2 different corners
            {'type':'Polygon','coordinates':[[[0,0],[1,95],[2,0],[0,0]]]}            | latitude 95.0 is outside
            {'type':'Polygon','coordinates':[[[0,0],['x',5],[2,0],[0,0]]]}           | is no [longitude, latitude]
            {'type':'Polygon','coordinates':[[[0,0],[10,10],[10,0],[0,10],[0,0]]]}   | cross
            {'type':'Polygon','coordinates':[[[0,0],[120,0],[-120,0],[0,0]]]}        | hemisphere
            """)
    void refusesWhatIsNoPolygon(String json, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(json));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().contains("region.geojson"), e.getMessage());
    }

    @Test
    void refusesAMissingFile() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PolygonFile.read(folder.resolve("none.geojson")));
        assertTrue(e.getMessage().contains("cannot be read"), e.getMessage());
    }

    private Region read(String json) throws IOException {
        return PolygonFile.read(Files.writeString(folder.resolve("region.geojson"), json.replace('\'', '"')));
    }

    private static LonLat offset(LonLat from, double bearing, double distanceDeg) {
        UnitVector c = from.unitVector();
        double lon = Math.toRadians(from.lonDeg());
        UnitVector east = new UnitVector(-Math.sin(lon), Math.cos(lon), 0);
        UnitVector north = new UnitVector(-c.z() * Math.cos(lon), -c.z() * Math.sin(lon), Math.hypot(c.x(), c.y()));
        double d = Math.toRadians(distanceDeg);
        double e = Math.sin(d) * Math.sin(bearing);
        double n = Math.sin(d) * Math.cos(bearing);
        return new UnitVector(
                        Math.cos(d) * c.x() + e * east.x() + n * north.x(),
                        Math.cos(d) * c.y() + e * east.y() + n * north.y(),
                        Math.cos(d) * c.z() + e * east.z() + n * north.z())
                .lonLat();
    }

    private static boolean inTriangle(LonLat a, LonLat b, LonLat c, LonLat p) {
        double ab = side(a, b, p);
        double bc = side(b, c, p);
        double ca = side(c, a, p);
        return ab <= 0 && bc <= 0 && ca <= 0 || ab >= 0 && bc >= 0 && ca >= 0;
    }

    private static double side(LonLat from, LonLat to, LonLat p) {
        UnitVector a = from.unitVector();
        UnitVector b = to.unitVector();
        UnitVector v = p.unitVector();
        return v.x() * (a.y() * b.z() - a.z() * b.y())
                + v.y() * (a.z() * b.x() - a.x() * b.z())
                + v.z() * (a.x() * b.y() - a.y() * b.x());
    }
}
