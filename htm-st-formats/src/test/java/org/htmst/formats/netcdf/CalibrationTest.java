package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Calibration CALIBRATION = new Calibration(
            new Channel("p", "flag", "", Family.EP, "MEPED", ValueType.UINT8, "", "", List.of(), ""), "source", 16);

    @Test
    void reachesSixteenRecordsToEitherSide() {
        boolean[] reported = new boolean[100];
        reported[50] = true;
        double[] flags = CALIBRATION.flags(reported);
        for (int i = 0; i < flags.length; i++) {
            assertEquals(Math.abs(i - 50) <= 16 ? 1 : 0, flags[i], "record " + i);
        }
    }

    @Test
    void equalsBruteForce() {
        long seed = 20191024;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            boolean[] reported = new boolean[random.nextInt(120)];
            double[] expected = new double[reported.length];
            for (int i = 0; i < reported.length; i++) {
                reported[i] = random.nextInt(30) == 0 || round % 3 == 0 && (i == 0 || i == reported.length - 1);
                for (int j = 0; reported[i] && j < reported.length; j++) {
                    expected[j] = Math.abs(i - j) <= 16 ? 1 : expected[j];
                }
            }
            assertArrayEquals(expected, CALIBRATION.flags(reported), "seed " + seed + ", round " + round);
        }
    }
}
