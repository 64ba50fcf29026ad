package org.htmst.hbase.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionSplitsTest {

    private static final CodeLayout LAYOUT = CodeLayout.coupled(2);
    private static final ChunkKeyFormat KEYS = new ChunkKeyFormat(LAYOUT.bits());
    private static final long INSIDE = Instant.parse("2014-07-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;

    @Test
    void keysAreTheFirstCodesOfOctants() {
        List<byte[]> keys = RegionSplits.keys(LAYOUT, new TimeWindow(INSIDE, INSIDE + DAY), 8);
        HexFormat hex = HexFormat.of();
        // Time cell 104, roots 0 to 7, and time cell 105; three bytes of 23 bits.
        assertEquals(
                List.of("034000", "034100", "034200", "034300", "034400", "034500", "034600", "034700", "034800"),
                keys.stream().map(hex::formatHex).toList());
    }

    @Test
    void everyTimeCellOfTheWindowIsCutAndTheFirstKeyOfATableIsNone() {
        TimeWindow two = new TimeWindow(TimeAxis.MIN_MS, TimeAxis.MIN_MS + TimeAxis.cellMs(0) + 1);
        List<byte[]> keys = RegionSplits.keys(LAYOUT, two, 4);
        assertEquals(8, keys.size());
        for (int i = 1; i < keys.size(); i++) {
            assertTrue(Arrays.compareUnsigned(keys.get(i - 1), keys.get(i)) < 0);
        }
        assertArrayEquals(KEYS.lowerBound(2 << LAYOUT.bits() - TimeAxis.CELL0_BITS), keys.get(7));
    }

    @ParameterizedTest
    @CsvSource({"2, 10, 0.02", "4, 10, 0.05", "8, 10, 0.05", "8, 397, 0.02", "16, 397, 0.02", "32, 397, 0.05"})
    void samplesOfAPolarOrbitSpreadEvenly(int perCell, int days, double tolerance) {
        TimeWindow cell = TimeAxis.window(TimeAxis.cell(INSIDE, 0), 0);
        double[] shares = shares(RegionSplits.keys(LAYOUT, cell, perCell), cell.startMs(), days);
        for (int region = 1; region <= perCell; region++) {
            assertEquals(1.0 / perCell, shares[region], tolerance / perCell, Arrays.toString(shares));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void withMoreRegionsThanOctantsAnyDayIsWrittenToEight(int perCell) {
        double[] shares = shares(RegionSplits.keys(LAYOUT, new TimeWindow(INSIDE, INSIDE + 1), perCell), INSIDE, 10);
        assertEquals(8, Arrays.stream(shares).filter(share -> share > 0.1).count(), Arrays.toString(shares));
    }

    @Test
    void tooManyRegionsAreRefused() {
        TimeWindow day = new TimeWindow(INSIDE, INSIDE + DAY);
        assertThrows(IllegalArgumentException.class, () -> RegionSplits.keys(LAYOUT, day, 0));
        assertThrows(IllegalArgumentException.class, () -> RegionSplits.keys(LAYOUT, day, 257));
        assertThrows(IllegalArgumentException.class, () -> RegionSplits.keys(LAYOUT, TimeWindow.ALWAYS, 8));
        assertThrows(
                IllegalArgumentException.class, () -> RegionSplits.keys(LAYOUT, new TimeWindow(INSIDE, INSIDE), 8));
    }

    /** The part of an orbit's samples that each region gets; the orbit is that of NOAA's satellites, a sample each 16 s. */
    private static double[] shares(List<byte[]> splits, long startMs, int days) {
        double[] shares = new double[splits.size() + 1];
        int samples = (int) (days * DAY / 16_000);
        for (int i = 0; i < samples; i++) {
            long timeMs = startMs + i * 16_000L;
            double u = 2 * Math.PI * (timeMs % 6_120_000) / 6_120_000;
            double tilt = Math.toRadians(98.7);
            double latDeg = Math.toDegrees(Math.asin(Math.sin(tilt) * Math.sin(u)));
            double lonDeg = Math.toDegrees(Math.atan2(Math.cos(tilt) * Math.sin(u), Math.cos(u)))
                    - 360.0 * (timeMs % DAY) / DAY;
            long trixel = TrixelId.of(new LonLat(Math.IEEEremainder(lonDeg, 360), latDeg).unitVector(), LAYOUT.level());
            byte[] row = KEYS.encode(new ChunkKey(LAYOUT.code(timeMs, trixel), timeMs, 1, 1));
            int region = 0;
            while (region < splits.size() && Arrays.compareUnsigned(row, splits.get(region)) >= 0) {
                region++;
            }
            shares[region] += 1.0 / samples;
        }
        return shares;
    }
}
