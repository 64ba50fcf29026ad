package org.htmst.region.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedRegionTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final double NEAR_DEG = 0.002;

    @Test
    void isFoundInAnyCase() {
        assertEquals(Optional.of(NamedRegion.POLAR_CAP_SOUTH), NamedRegion.find("Polar-Cap-South"));
        assertEquals(Optional.empty(), NamedRegion.find("mars"));
    }

    /** How far a place is from the border, in degrees. */
    private static double fromBorder(Region region, LonLat place) {
        return region instanceof Cap cap
                ? Math.abs(Math.toDegrees(cap.centre().unitVector().angleTo(place.unitVector())) - cap.radiusDeg())
                : DoubleStream.of(((LatitudeBand) region).southDeg(), ((LatitudeBand) region).northDeg())
                        .map(border -> Math.abs(border - place.latDeg()))
                        .min()
                        .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(NamedRegion.class)
    void itsDrawingIsReadAsTheRegion(NamedRegion named) {
        PolygonFile drawing = PolygonFile.parse(named.geometry(), "drawing");
        assertEquals(List.of(), drawing.notes());
        assertEquals(named.geometry(), drawing.geometry(), "numbers are kept");
        Region region = drawing.region();
        Random random = new Random(SEED);
        List<LonLat> places = Stream.concat(
                        Stream.of(new LonLat(0, 90), new LonLat(0, -90), new LonLat(180, 65), new LonLat(-180, 80)),
                        Stream.generate(() -> new LonLat(
                                        360 * random.nextDouble() - 180,
                                        Math.toDegrees(Math.asin(2 * random.nextDouble() - 1))))
                                .limit(20_000))
                .toList();
        int inside = 0;
        for (LonLat place : places) {
            boolean expected = named.region().contains(place);
            inside += expected ? 1 : 0;
            assertTrue(
                    region.contains(place) == expected || fromBorder(named.region(), place) < NEAR_DEG,
                    "seed " + SEED + ": " + place);
        }
        assertTrue(inside > 100, named + ": " + inside);
    }

    @Test
    void polygonsOfSeveralFilesPartsAreOneGeometry() {
        String hole =
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9.125],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}";
        assertEquals(hole, PolygonFile.parse(hole, "it").geometry());
        PolygonFile both = PolygonFile.parse(
                "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":" + hole + "}\n"
                        + "{\"type\":\"Polygon\",\"coordinates\":[[[179,0],[181,0],[181,1],[179,0]]]}",
                "it");
        assertEquals(13, both.corners());
        assertTrue(
                both.geometry().startsWith("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,0]"),
                both.geometry());
        Region again = PolygonFile.parse(both.geometry(), "again").region();
        for (LonLat place :
                List.of(new LonLat(5, 5), new LonLat(1.75, 1.25), new LonLat(-179.5, .1), new LonLat(20, 5))) {
            assertEquals(both.region().contains(place), again.contains(place), place.toString());
        }
        assertTrue(again.contains(new LonLat(-179.5, .1)));
    }
}
