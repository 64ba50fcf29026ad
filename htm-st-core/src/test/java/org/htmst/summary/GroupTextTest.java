package org.htmst.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;

class GroupTextTest {

    private static final Channel L =
            new Channel("test", "L", "", Family.MF, "X", ValueType.FLOAT32, "", "", List.of(), "");

    private static List<Object> cells(String group, String time, double lon, double lat, double value) {
        SampleBatch batch = new SampleBatch(
                "noaa-18",
                "test",
                ValueType.FLOAT32,
                new long[] {Instant.parse(time).toEpochMilli()},
                new double[] {lon},
                new double[] {lat},
                new double[1],
                List.of(L),
                new double[][] {{value}});
        Group known = GroupText.parse(group).group(name -> 0, List.of("metop-01", "noaa-18"));
        long bin = known.bin(batch, 0, Direction.DESCENDING);
        return bin == Group.NONE
                ? List.of()
                : known.cells(bin).stream()
                        .map(cell -> cell instanceof Instant ? cell.toString() : cell)
                        .toList();
    }

    private static List<Object> ofTime(String group, String time) {
        return cells(group, time, 0, 0, 0);
    }

    private static List<Object> ofValue(String group, double value) {
        return cells(group, "2014-01-01T00:00:00Z", 0, 0, value);
    }

    @Test
    void periodsBeginWhereTheirLikesDo() {
        assertEquals(
                List.of("2014-02-28T21:00:00Z", "2014-03-01T00:00:00Z"), ofTime("time:3h", "2014-02-28T23:59:59.999Z"));
        assertEquals(
                List.of("2016-02-29T00:00:00Z", "2016-03-01T00:00:00Z"), ofTime("time:1d", "2016-02-29T00:00:00Z"));
        assertEquals(
                List.of("1969-12-31T23:45:00Z", "1970-01-01T00:00:00Z"), ofTime("time:15m", "1969-12-31T23:59:00Z"));
        assertEquals(
                List.of("2016-02-01T00:00:00Z", "2016-03-01T00:00:00Z"), ofTime("time:month", "2016-02-29T23:59:59Z"));
        assertEquals(
                List.of("1969-12-01T00:00:00Z", "1970-01-01T00:00:00Z"), ofTime("time:month", "1969-12-31T12:00:00Z"));
        assertEquals(
                List.of("2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z"), ofTime("time:year", "2014-12-31T23:00:00Z"));
        // The first of the rotations that Bartels counted.
        assertEquals(
                List.of("1832-02-08T00:00:00Z", "1832-03-06T00:00:00Z"), ofTime("time:27d", "1832-02-10T00:00:00Z"));
    }

    @Test
    void aDecimalEdgeBelongsToTheBinAboveItHoweverItIsStored() {
        assertEquals(List.of(1.3, 1.4), ofValue("L:0.1", 1.3f));
        assertEquals(List.of(0.3, 0.4), ofValue("L:0.1", 0.3f));
        assertEquals(List.of(-0.25, 0.0), ofValue("L:0.25", -0.25f));
        assertEquals(List.of(-0.25, 0.0), ofValue("L:0.25", -Float.MIN_VALUE));
        assertEquals(List.of(), ofValue("L:0.1", Double.NaN));
        assertEquals(List.of(), ofValue("L:0.1", Double.POSITIVE_INFINITY));
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            // Every tenth, as a float of the file stands for it.
            int tenths = random.nextInt(-10_000, 10_000);
            assertEquals(
                    tenths / 10.0, ofValue("L:0.1", (float) (tenths / 10.0)).get(0));
        }
    }

    @Test
    void edgesTellUnevenBinsAndWhatIsOutside() {
        String edges = "L:1/1.3/2/3/5.5";
        assertEquals(List.of(1.3, 2.0), ofValue(edges, 1.3f));
        assertEquals(List.of(1.0, 1.3), ofValue(edges, Math.nextDown(1.3f)));
        assertEquals(List.of(3.0, 5.5), ofValue(edges, Math.nextDown(5.5f)));
        assertEquals(List.of(-1.0, 0.0), ofValue("L:-1/-0/1", -Float.MIN_VALUE));
        assertEquals(List.of(0.0, 1.0), ofValue("L:-1/0/1", -0.0));
        // Two edges that are one float have nothing between them.
        assertEquals(List.of(1.00000002, 2.0), ofValue("L:0/1.00000001/1.00000002/2", 1));
        for (double outside : new double[] {0.99, 5.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(List.of(), ofValue(edges, outside));
        }
        assertEquals(List.of(60.0, 75.5), cells("lat:-90/60/75.5/90", "2014-01-01T00:00:00Z", 0, 75, 0));
        assertEquals(List.of(18.0, 24.0), cells("local-time:6/18/24", "2014-01-01T22:00:00Z", 15, 0, 0));
    }

    @Test
    void longitudesMeetBinsAcrossAnyMeridian() {
        String time = "2014-01-01T00:00:00Z";
        assertEquals(List.of(270.0, 360.0), cells("lon:180/270/360", time, -45, 0, 0));
        assertEquals(List.of(-90.0, 20.3), cells("lon:-90/20.3/90", time, 300, 0, 0));
        assertEquals(List.of(-20.3, 0.0), cells("lon:-90/-20.3/0", time, 339.7f, 0, 0));
        assertEquals(List.of(0.0, 90.0), cells("lon:0/90/360", time, 360, 0, 0));
        assertEquals(List.of(), cells("lon:0/90", time, -1, 0, 0));
        for (int tenths = -1800; tenths < 1800; tenths++) {
            double lon = tenths / 10.0;
            float stored = (float) (tenths < 0 ? (tenths + 3600) / 10.0 : lon);
            assertEquals(lon, cells("lon:0.1", time, stored, 0, 0).get(0));
        }
    }

    @Test
    void placesLocalTimesAndNamesTell() {
        assertEquals(List.of(-30.0, -20.0), cells("lon:10", "2014-01-01T00:00:00Z", 339.5f, 10, 0));
        assertEquals(List.of(-180.0, -170.0), cells("lon:10", "2014-01-01T00:00:00Z", 180, 10, 0));
        assertEquals(List.of(85.0, 90.0), cells("lat:5", "2014-01-01T00:00:00Z", 0, 89.9f, 0));
        assertEquals(List.of(21.0, 24.0), cells("local-time:3", "2014-01-01T22:00:00Z", 15, 0, 0));
        assertEquals(List.of("noaa-18"), ofValue("satellite", 0));
        assertEquals(List.of("descending"), ofValue("direction", 0));
        assertEquals(
                3 + 2,
                ofValue("trixel:3", 0)
                        .get(0)
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .length());
    }

    @Test
    void badGroupsAreRefusedWithTheirNames() {
        for (String group : List.of(
                "time",
                "time:",
                "time:0d",
                "time:1w",
                "lat:0",
                "lat:-5",
                "lat:x",
                "L:0",
                "trixel:13",
                "trixel:x",
                "satellite:1",
                "direction:2",
                ":5",
                "L:1e-12",
                "L:1/",
                "L:/",
                "L:1/2/2",
                "L:3/2",
                "L:1/NaN",
                "L:1/1e999",
                "L:1/x/3",
                "L:1/1.0000000000000000001",
                "lon:-190/0",
                "lon:0/361",
                "lon:-180/200",
                "")) {
            assertThrows(IllegalArgumentException.class, () -> GroupText.parse(group), group);
        }
    }
}
