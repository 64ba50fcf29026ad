package org.htmst.region.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
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
        Region expected = Polygons.of(
                new Ring(List.of(new LonLat(0, 0), new LonLat(10, 0), new LonLat(10, 10), new LonLat(0, 10))));
        assertEquals(expected, read("{'type':'Polygon','coordinates':[" + SQUARE + "]}"));
        Region reversed = read("{'type':'Polygon','coordinates':[[[0,0],[0,10],[10,10],[10,0],[0,0]]]}");
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
        long seed = Long.getLong("htmst.seed", 20191024);
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
            Region region = Polygons.of(new Ring(ring));
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
            {'type':'FeatureCollection'}                                             | a FeatureCollection has no list 'features'
            {'type':'Polygon'}                                                       | a Polygon has no list 'coordinates'
            {'type':'MultiPolygon','coordinates':[[[0,0],[1,0],[1,1],[0,0]]]}        | is no [longitude, latitude]
            {'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]]]}}}} not json | is not JSON
            {'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]]]} x           | is not JSON
            {'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]]]} 7           | it holds a ''
            {'type':'Polygon','coordinates':[],'coordinates':[]}                     | Duplicate field 'coordinates'
            {'type':'Polygon','type':'Point','coordinates':[]}                       | Duplicate field 'type'
            {'type':'Polygon','coordinates':[[]]}                                    | 0 different corners
            {'type':'Polygon','coordinates':[],'crs':{'type':'name','properties':{'name':'EPSG:3857'}}} | in the system EPSG:3857
            {'type':'Polygon','coordinates':[],'crs':{'type':'link'}}                | in the system {"type":"link"}
            {'type':'Polygon','coordinates':[[[-541,0],[1,1],[2,0]]]}                | longitude -541.0 is outside
            {'type':'Polygon','coordinates':[[[0,0],[1,1,'x'],[2,0]]]}               | is no [longitude, latitude]
            {'type':'Polygon','coordinates':[[[0,0],[1],[2,0]]]}                     | is no [longitude, latitude]
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
        assertFalse(e.getMessage().contains("Source"), e.getMessage());
    }

    @Test
    void refusesAMissingFile() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PolygonFile.read(folder.resolve("none.geojson")));
        assertTrue(e.getMessage().contains("cannot be read"), e.getMessage());
    }

    /** How many of 3,074 places all over the sphere, of which some lie at 180 degrees, a region holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            [[0,0],[30,0],[30,30],[0,30],[0,0],[10,10],[10,20],[20,20],[20,10],[10,10],[0,0]]  | 57
            [[0,0],[10,0],[10,10],[20,10],[20,20],[10,20],[10,10],[0,10],[0,0]]                | 14
            [[0,0],[10,0],[10,10],[0,10],[0,0]]                                                | 7
            [[360,0],[370,0],[370,10],[360,10],[360,0]]                                        | 7
            [[-360,0],[-350,0],[-350,0],[-350,10,700],[-360,10],[-360,0]]                      | 7
            """)
    void holdsSoManyPlaces(String ring, int expected) throws IOException {
        assertEquals(expected, held(read("{'type':'Polygon','bbox':[0,0,1,1],'coordinates':[" + ring + "]}")));
    }

    @Test
    void aRingThatMeetsItselfInACornerIsItsParts() throws IOException {
        String bowtie = "[[-40,-30],[0,0],[40,30],[40,-30],[0,0],[-40,30],[-40,-30]]";
        String west = "[[-40,-30],[0,0],[-40,30],[-40,-30]]";
        String east = "[[0,0],[40,30],[40,-30],[0,0]]";
        Region whole = read("{'type':'Polygon','coordinates':[" + bowtie + "]}");
        Region parts = read("{'type':'MultiPolygon','coordinates':[[" + west + "],[" + east + "]]}");
        assertEquals(held(parts), held(whole));
        assertEquals(187, held(whole));
    }

    @Test
    void valuesOneAfterTheOtherUnite() throws IOException {
        String one = "{'type':'Polygon','coordinates':[[[-60,-40],[0,-40],[0,0],[-60,0],[-60,-40]]]}";
        String other = "{'type':'Polygon','coordinates':[[[100,20],[160,20],[160,60],[100,60],[100,20]]]}";
        int both = held(read(one)) + held(read(other));
        for (String between : List.of("\n", "", "\n\n \r\n", "\n\u001e")) {
            assertEquals(both, held(read(one + between + other)));
        }
        assertEquals(both, held(read("\u001e" + one + "\n\u001e" + other + "\n")));
        assertEquals(both, held(read("\ufeff" + one + other)));
    }

    @Test
    void noGeometryIsNoPolygon() throws IOException {
        String square = "{'type':'Polygon','coordinates':[" + SQUARE + "],'crs':null}";
        String feature = "{'type':'Feature','properties':{'a':[[1]]},'geometry':%s}";
        assertEquals(
                7,
                held(read("{'type':'FeatureCollection','features':[" + feature.replace("%s", "null") + ","
                        + feature.replace("%s", square) + ",{'type':'Feature'},"
                        + feature.replace("%s", "{'type':'GeometryCollection','geometries':[]}") + ","
                        + feature.replace("%s", "{'type':'Polygon','coordinates':[]}") + ","
                        + feature.replace("%s", "{'type':'MultiPolygon','coordinates':[]}") + "]}")));
        for (String empty : List.of("{'type':'FeatureCollection','features':[]}", feature.replace("%s", "null"))) {
            PolygonFile file = file(empty);
            assertEquals(0, held(file.region()));
            assertTrue(
                    file.notes().get(0).contains("holds no polygon"),
                    file.notes().toString());
        }
        assertThrows(IllegalArgumentException.class, () -> read(""));
    }

    @Test
    void theShorterWayRoundIsNoted() throws IOException {
        PolygonFile file = file("{'type':'Polygon','coordinates':[[[-100,20],[100,20],[100,60],[-100,60],[-100,20]]]}");
        assertTrue(file.region().contains(new LonLat(180, 75)));
        assertEquals(1, file.notes().size());
        assertTrue(
                file.notes().get(0).contains("from -100.0,20.0 to 100.0,20.0"),
                file.notes().toString());
        assertEquals(
                List.of(),
                file("{'type':'Polygon','coordinates':[" + SQUARE + "]}").notes());
    }

    @Test
    void filesHaveBounds() {
        for (String endless : List.of("/dev/zero", "/dev/urandom")) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> PolygonFile.read(Path.of(endless)))
                    .getMessage()
                    .contains("larger than 64 MB"));
        }
        String corners = "[1,1],".repeat(500_000) + "[2,2],[3,1]";
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> read("{'type':'Polygon','coordinates':[[" + corners + "]]}"))
                .getMessage()
                .contains("more than 500000 corners"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> read("[".repeat(3_000_000)))
                .getMessage()
                .contains("more than 2000000"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> read("[".repeat(100_000)))
                .getMessage()
                .contains("is not JSON"));
    }

    private static int held(Region region) {
        int held = 0;
        double golden = Math.PI * (3 - Math.sqrt(5));
        for (int i = 0; i < 3000; i++) {
            double lat = Math.toDegrees(Math.asin(1 - 2 * (i + 0.5) / 3000));
            double lon = Math.toDegrees(i * golden % (2 * Math.PI));
            held += region.contains(place(lon > 180 ? lon - 360 : lon, lat)) ? 1 : 0;
        }
        for (int lat = -90; lat <= 90; lat += 5) {
            held += region.contains(place(180, lat)) ? 1 : 0;
            held += region.contains(place(-180, lat)) ? 1 : 0;
        }
        return held;
    }

    private static LonLat place(double lonDeg, double latDeg) {
        return new LonLat(Math.rint(lonDeg * 1e4) / 1e4, Math.rint(latDeg * 1e4) / 1e4);
    }

    private Region read(String json) throws IOException {
        return file(json).region();
    }

    private PolygonFile file(String json) throws IOException {
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
