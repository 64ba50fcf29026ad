package org.htmst.region.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Corridor;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WktTextTest {

    private static final LonLat A = new LonLat(-45, -30);
    private static final LonLat B = new LonLat(10.5, 60);
    private static final LonLat C = new LonLat(200, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT(-45 -30)",
                " point ( -45  -30 ) ",
                "POINT Z (-45 -30 850)",
                "POINTZ(-45 -30 850)",
                "Point(-4.5e1 -30)"
            })
    void pointsAreCaps(String text) {
        assertEquals(new Cap(A, 3), WktText.parse(text).around(3));
    }

    @Test
    void severalUnite() {
        Union both = new Union(List.of(new Cap(A, 3), new Cap(B, 3)));
        assertEquals(both, WktText.parse("MULTIPOINT((-45 -30),(10.5 60))").around(3));
        assertEquals(both, WktText.parse("MULTIPOINT(-45 -30,10.5 60)").around(3));
        assertEquals(
                new Union(List.of(new Corridor(List.of(A, B), 1), new Corridor(List.of(B, C), 1))),
                WktText.parse("MULTILINESTRING((-45 -30,10.5 60),(10.5 60,200 0))")
                        .around(1));
    }

    @Test
    void polygonsKeepTheirHoles() {
        Polygons polygons = (Polygons) WktText.parse("POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4))")
                .inside();
        assertTrue(polygons.contains(new LonLat(2, 2)));
        assertTrue(!polygons.contains(new LonLat(5, 5)));
        assertEquals(
                Polygons.of(new Ring(List.of(new LonLat(170, 0), new LonLat(-170, 0), new LonLat(180, 10)))),
                WktText.parse("MULTIPOLYGON(((170 0,-170 0,180 10,170 0)))").inside());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LINESTRING(-45 -30,10.5 60,200 0)",
                "LINESTRING Z(-45 -30 1,10.5 60 2,200 0 3)",
                "LINESTRINGZ (-45 -30 1,10.5 60 2,200 0 3)"
            })
    void linesWithoutTimesAreOneLeg(String text) {
        assertEquals(
                List.of(new WktText.Leg(List.of(A, B, C), Optional.empty())),
                WktText.parse(text).legs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LINESTRING M(-45 -30 100,10.5 60 100.0005,200 0 160)",
                "LINESTRINGM(-45 -30 100,10.5 60 100.0005,200 0 160)",
                "LINESTRINGZM(-45 -30 850 100,10.5 60 850 100.0005,200 0 850 160)",
                "LINESTRING ZM (-45 -30 850 100,10.5 60 850 100.0005,200 0 850 160)"
            })
    void linesWithTimesAreCutAtEachPlace(String text) {
        assertEquals(
                List.of(
                        new WktText.Leg(List.of(A, B), Optional.of(new TimeWindow(100_000, 100_001))),
                        new WktText.Leg(List.of(B, C), Optional.of(new TimeWindow(100_001, 160_001)))),
                WktText.parse(text).legs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "|it is no WKT; give a POINT",
                "POINT|it is no WKT; give a POINT",
                "POINT(1 2) POINT(3 4)|it is no WKT",
                "POINT(1 2))|it is no WKT",
                "POINT((1 2)|it is no WKT",
                "POINT(NaN 2)|it is no WKT",
                "POINT(1,2)|it is no WKT (",
                "POINT EMPTY|it is no WKT",
                "POINT()|it is no WKT (",
                "POINT(1)|it is no WKT (",
                "LINESTRING(1 2)|it is no WKT (",
                "POLYGON((0 0,1 0,1 1))|it is no WKT (",
                "CIRCULARSTRING(1 2,3 4,5 6)|a CIRCULARSTRING is not known; give a POINT",
                "POINT(361 2)|longitude 361.0 is outside -180..360 degrees",
                "POINT(1 91)|latitude 91.0 is outside -90..90 degrees",
                "POINT(1e999 2)|longitude Infinity is outside"
            })
    void whatIsNoneIsToldSo(String text, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> WktText.parse(text == null ? "" : text));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINESTRING M(0 0 5,1 1 4)|its times go back from 5.0 to 4.0; give them in order, in seconds since 1970",
                "LINESTRING M(0 0 5,1 1 1e15)|its time 1.0E15 is off the time axis; give seconds since 1970, not milliseconds",
                "POINT(0 0)|a POINT does not do here; give a LINESTRING or MULTILINESTRING"
            })
    void legsNeedLinesAndTimesInOrder(String text, String message) {
        WktText wkt = WktText.parse(text);
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wkt::legs).getMessage());
    }

    @Test
    void deepListsAreRefusedBeforeTheyAreRead() {
        String deep = "POLYGON" + "(".repeat(100_000) + ")".repeat(100_000);
        assertThrows(IllegalArgumentException.class, () -> WktText.parse(deep));
    }
}
