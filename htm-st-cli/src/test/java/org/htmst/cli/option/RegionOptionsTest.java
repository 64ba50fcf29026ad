package org.htmst.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.htmst.region.text.NamedRegion;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Corridor;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class RegionOptionsTest {

    private static final Region ADDED = new Cap(new LonLat(1, 2), 3);

    @Command
    static final class Probe {
        @Mixin
        private RegionOptions region;
    }

    private static Region region(String... arguments) {
        Probe probe = new Probe();
        CommandLine commandLine = new CommandLine(probe);
        OptionConverters.register(commandLine);
        commandLine.parseArgs(arguments);
        return probe.region.region(note -> {}, RegionOptionsTest::named);
    }

    private static Region named(String name) {
        return name.equals("added")
                ? ADDED
                : NamedRegion.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("no " + name))
                        .region();
    }

    @Test
    void aNameMayBeOneThatWasAdded() {
        assertEquals(ADDED, region("--region", "added"));
        assertEquals(
                new Union(List.of(ADDED, NamedRegion.SAA.region())), region("--region", "added", "--region", "SAA"));
        assertEquals(
                new Intersection(List.of(new LatitudeBand(0, 5), new Complement(ADDED))),
                region("--lat", "0,5", "--not-region", "added"));
        assertEquals(
                "no mars",
                assertThrows(IllegalArgumentException.class, () -> region("--region", "mars"))
                        .getMessage());
    }

    @Test
    void nothingIsTheSphere() {
        assertEquals(Region.SPHERE, region());
    }

    @Test
    void readsEveryKind() {
        assertEquals(new Cap(new LonLat(-45, -30), 45), region("--cap=-45,-30,45"));
        assertEquals(new LatitudeBand(-90, -80), region("--lat", "-90,-80"));
        assertEquals(new Lune(350, 10), region("--lon", "350,10"));
        assertEquals(new Box(280, -50, 40, 10), region("--box", "280,-50,40,10"));
        assertEquals(new Box(-180, -5.5, -17e1, +.5), region("--box", "-180, -5.5, -17e1, +.5"));
        assertEquals(new Cap(new LonLat(-45, -30), 45), region("--region", "saa"));
    }

    @Test
    void geometriesInWktAreRegions() {
        LonLat first = new LonLat(10, 60);
        LonLat second = new LonLat(80, 70);
        double halfWidthDeg = EarthSphere.degrees(500);
        assertEquals(
                new Corridor(List.of(first, second), halfWidthDeg),
                region("--wkt", "LINESTRING(10 60,80 70)", "--within-km", "500"));
        assertEquals(new Complement(new Cap(first, halfWidthDeg)), region("--not-wkt=POINT(10 60)", "--within-km=500"));
        assertEquals(
                Polygons.of(new Ring(List.of(new LonLat(0, 0), new LonLat(9, 0), new LonLat(0, 9)))),
                region("--wkt", "POLYGON((0 0,9 0,0 9,0 0))"));
        assertThrows(IllegalArgumentException.class, () -> region("--wkt", "POINT(10 60)"));
        assertThrows(IllegalArgumentException.class, () -> region("--within-km", "5"));
    }

    @Test
    void severalOfOneKindUnite() {
        assertEquals(
                new Union(List.of(new LatitudeBand(80, 90), new LatitudeBand(-90, -80))),
                region("--lat", "80,90", "--lat=-90,-80"));
        assertEquals(region("--lat", "80,90", "--lat=-90,-80"), region("--lat", "80,90", "--lat", "-90,-80"));
    }

    @Test
    void differentKindsIntersect() {
        assertEquals(
                new Intersection(List.of(
                        new Cap(new LonLat(0, 90), 30),
                        new Union(List.of(new Lune(0, 10), new Lune(20, 30))),
                        new LatitudeBand(60, 75))),
                region("--lon", "0,10", "--region", "auroral-north", "--lon", "20,30", "--cap", "0,90,30"));
    }

    @Test
    void notLeavesOut() {
        assertEquals(new Complement(new Box(0, 0, 10, 10)), region("--not-box", "0,0,10,10"));
        assertEquals(
                new Intersection(List.of(
                        new LatitudeBand(0, 90),
                        new Complement(new Union(List.of(
                                new Cap(new LonLat(0, 90), 1),
                                new LatitudeBand(1, 2),
                                new Lune(3, 4),
                                new LatitudeBand(-15, 15)))))),
                region(
                        "--lat",
                        "0,90",
                        "--not-cap",
                        "0,90,1",
                        "--not-lat",
                        "1,2",
                        "--not-lon",
                        "3,4",
                        "--not-region",
                        "equator"));
    }

    @Test
    void radiusInKilometres() {
        assertEquals(
                new Cap(new LonLat(20, 65), EarthSphere.degrees(500)), region("--cap", "20,65", "--radius-km", "500"));
    }

    @ParameterizedTest
    @EnumSource(NamedRegion.class)
    void everyNamedRegionIsReadAndListed(NamedRegion named) {
        assertEquals(named.region(), region("--region", named.toString()));
        assertTrue(NamedRegion.table().stream().anyMatch(line -> line.contains("  " + named + " ")));
        assertTrue(new NamedRegion.Names().contains(named.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --cap    | 0,100,5     | latitude 100.0 is outside -90..90 degrees
            --cap    | 0,10,181    | cap radius 181.0 is outside 0..180 degrees
            --cap    | 0,10,-1     | cap radius -1.0 is outside 0..180 degrees
            --cap    | 0,10,NaN    | 'NaN' is not a number
            --cap    | 0           | it has 1 of the 3 numbers of LON,LAT,RADIUS
            --cap    | 400,0,1     | longitude 400.0 is outside -180..360 degrees
            --lat    | 80,70       | reversed
            --lat    | 80          | it has 1 of the 2 numbers of MIN,MAX
            --lat    | 1,0x10      | '0x10' is not a number
            --lon    | -190,0      | outside -180..360 degrees
            --box    | 1,2,3       | it has 3 of the 4 numbers of W,S,E,N
            --box    | 0,0,10,95   | latitude 95.0 is outside -90..90 degrees
            --not-box| 0,10,10,0   | reversed
            """)
    void refusesWhatIsNoRegion(String option, String value, String message) {
        ParameterException e = assertThrows(ParameterException.class, () -> region(option + "=" + value));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().contains("'" + value + "'"), e.getMessage());
        assertTrue(e.getMessage().contains("'" + option + "'"), e.getMessage());
    }

    @Test
    void refusesACapWithoutOneRadius() {
        assertRefused("has no radius", "--cap", "20,65");
        assertRefused("leave one out", "--cap", "20,65,5", "--radius-km", "5");
        assertRefused("--radius-km needs the middle of a cap", "--radius-km", "5");
        assertRefused("outside 0..180", "--cap", "20,65", "--radius-km", "30000");
    }

    private static void assertRefused(String message, String... arguments) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> region(arguments));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
