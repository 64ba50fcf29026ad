package org.htmst.formats.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.htmst.earth.Position;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Places;
import org.htmst.formats.StrictJson;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places against ERFA and astropy, which {@code places.py} beside {@code places.csv} asked. */
class PlaceRuleTest {

    private static final double EXACT_KM = 1e-6;

    /** The Sun's longitude to 0.01 degrees, nutation and UT1 some 0.005 each. */
    private static final double INERTIAL_DEG = 0.02;

    private record Golden(String frame, long timeMs, double[] km, Position place) {}

    private static List<Golden> golden() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(PlaceRuleTest.class.getResourceAsStream("places.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(PlaceRuleTest::golden).toList();
        }
    }

    private static Golden golden(String line) {
        String[] fields = line.split(",");
        double[] n = new double[fields.length];
        for (int i = 2; i < fields.length; i++) {
            n[i] = Double.parseDouble(fields[i]);
        }
        return new Golden(
                fields[0], Long.parseLong(fields[1]), new double[] {n[2], n[3], n[4]}, new Position(n[5], n[6], n[7]));
    }

    private static PlaceRule rule(String json) {
        return StrictJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), PlaceJson.class, "descriptor")
                .rule();
    }

    @Test
    void cartesianPlacesAreThoseOfOtherPrograms() throws IOException {
        int checked = 0;
        for (Golden golden : golden()) {
            Position place = rule("{'x': 'x', 'y': 'y', 'z': 'z', 'frame': '" + golden.frame + "'}")
                    .at(golden.timeMs, golden.km);
            boolean turning = golden.frame.equals("geo");
            double apartDeg = turning ? 1e-10 : INERTIAL_DEG;
            assertEquals(golden.place.latDeg(), place.latDeg(), apartDeg, golden.toString());
            double lonApart = Math.abs(Math.IEEEremainder(golden.place.lonDeg() - place.lonDeg(), 360))
                    * Math.cos(Math.toRadians(place.latDeg()));
            assertEquals(0, lonApart, apartDeg, golden + " is " + place);
            // A latitude that is off by 0.02 degrees is on an ellipsoid of another radius.
            assertEquals(golden.place.altKm(), place.altKm(), turning ? EXACT_KM : 0.01, golden.toString());
            checked++;
        }
        assertEquals(240, checked);
    }

    @Test
    void geocentricPlacesAreTheSame() throws IOException {
        PlaceRule geocentric = rule("{'lon': 'x', 'lat': 'y', 'radius': 'r', 'latitude': 'geocentric', 'unit': 'm'}");
        PlaceRule radius = rule("{'lon': 'x', 'lat': 'y', 'radius': 'r'}");
        for (Golden golden : golden()) {
            if (golden.frame.equals("geo")) {
                double r = Math.sqrt(
                        golden.km[0] * golden.km[0] + golden.km[1] * golden.km[1] + golden.km[2] * golden.km[2]);
                double lat = Math.toDegrees(Math.atan2(golden.km[2], Math.hypot(golden.km[0], golden.km[1])));
                Position place = geocentric.at(0, new double[] {golden.place.lonDeg(), lat, r * 1000});
                assertEquals(golden.place.lonDeg(), place.lonDeg());
                assertEquals(golden.place.latDeg(), place.latDeg(), 1e-9);
                assertEquals(golden.place.altKm(), place.altKm(), EXACT_KM);
                assertEquals(
                        golden.place.altKm(),
                        radius.at(0, new double[] {golden.place.lonDeg(), golden.place.latDeg(), r})
                                .altKm(),
                        EXACT_KM);
            }
        }
    }

    @Test
    void geodeticPlacesStayWhatTheyAre() {
        double[] numbers = {359.9, -90, 850_125};
        assertEquals(
                new Position(359.9, -90, 850.125),
                rule("{'lon':'x','lat':'y','alt':'h','altUnit':'m'}").at(0, numbers));
        Position noAltitude = rule("{'lon':'x','lat':'y'}").at(0, new double[] {1, 2});
        assertTrue(Double.isNaN(noAltitude.altKm()));
        assertEquals(Places.MAX_ALT_KM, rule("{'lon':'x','lat':'y','alt':'h'}").maxAltKm());
    }

    @Test
    void aMissingNumberMakesNoPlace() {
        double[] none = {Double.NaN, Double.NaN, Double.NaN};
        for (String json : List.of(
                "{'lon':'x','lat':'y'}",
                "{'lon':'x','lat':'y','radius':'r'}",
                "{'lon':'x','lat':'y','radius':'r','latitude':'geocentric'}",
                "{'position':'p','frame':'gse'}")) {
            Position place = rule(json).at(0, none);
            assertTrue(
                    Places.fault(place.lonDeg(), place.latDeg(), place.altKm()).isPresent(), json);
        }
        Position beyond = rule("{'lon':'x','lat':'y','radius':'r','latitude':'geocentric'}")
                .at(0, new double[] {0, 91, 7000});
        assertEquals(91, beyond.latDeg());
    }

    @Test
    void aStationHasOnePlace() {
        PlaceRule rule = rule(
                "{'lon': -75.2, 'lat': 0, 'alt': {'attribute': 'height', 'words': {'GEO': 35786}}, 'type': 'float32'}");
        assertEquals(OptionalDouble.of(-75.2), rule.quantities().get(0).constant());
        assertEquals(35786, rule.quantities().get(2).told("GEO"));
        assertEquals(12.5, rule.quantities().get(2).told(" 12.5 "));
        assertEquals(ValueType.FLOAT32, rule.type().orElseThrow());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> rule.quantities().get(2).told("LEO"));
        assertEquals("attribute height is 'LEO', which is no number and none of the words [GEO]", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|a place is told by lon and lat, by x, y and z, or by position",
                "{'lon':'x'}|field 'lat' is missing",
                "{'x':'x','y':'y'}|field 'z' is missing",
                "{'x':'x','y':'y','z':'z','lat':'l'}|field 'lat' says nothing of x, y and z",
                "{'x':'x','y':'y','z':'z','frame':'gsm'}|frame 'gsm' is unknown; allowed: geo, gei, j2000, gse",
                "{'x':'x','y':'y','z':'z','unit':'cm'}|unit 'cm' is not allowed; use km, m or re (Earth radii)",
                "{'lon':'x','lat':'y','latitude':'geocentric'}|a geocentric latitude needs the distance from the Earth's centre",
                "{'lon':'x','lat':'y','alt':'a','radius':'r'}|fields 'alt' and 'radius' are both there; use one",
                "{'lon':'x','lat':'y','alt':'a','unit':'m'}|field 'unit' says nothing of an altitude; use altUnit",
                "{'lon':[1],'lat':'y'}|allowed: a column's name, a number, or",
                "{'lon':'x','lat':'y','maxAlt':-1}|maxAlt -1.0 km is not allowed",
                "{'lon':'x','lat':'y','type':'int8'}|type 'int8' of the place is not allowed",
            })
    void whatSaysNoPlaceIsRefused(String json, String why) {
        String said = assertThrows(HtmStException.class, () -> rule(json)).getMessage();
        assertTrue(said.contains(why), said);
    }
}
