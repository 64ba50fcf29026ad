package org.htmst.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.flux.Counter;
import org.htmst.simulate.flux.CounterLevels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {

    private static final LocalDate DAY = LocalDate.of(2014, 7, 2);
    private static final Set<Double> LEVELS = new TreeSet<>();

    private static SampleTable samples;
    private static final Map<String, double[]> columns = new HashMap<>();

    @BeforeAll
    static void simulate() {
        samples = SimulatedDay.of("noaa-18", DAY, 1)
                .samples(SimulatedDay.product().channels());
        for (int c = 0; c < samples.channels().size(); c++) {
            columns.put(samples.channels().get(c).name(), samples.values()[c]);
        }
        IntStream.range(0, CounterLevels.COUNT).forEach(i -> LEVELS.add(CounterLevels.level(i)));
    }

    private static double mean(String channel, IntPredicate where) {
        return valid(channel, where).average().orElseThrow();
    }

    private static DoubleStream valid(String channel, IntPredicate where) {
        double[] values = columns.get(channel);
        return IntStream.range(0, samples.size())
                .filter(where)
                .filter(i -> columns.get("mep_calibration")[i] == 0)
                .mapToDouble(i -> values[i])
                .filter(v -> v != -999);
    }

    private static boolean isNear(int i, double lonDeg, double latDeg, double degrees) {
        double east = Math.IEEEremainder(samples.lonDeg()[i] - lonDeg, 360) * Math.cos(Math.toRadians(latDeg));
        return Math.hypot(east, samples.latDeg()[i] - latDeg) < degrees;
    }

    @Test
    void theSameNamesGiveTheSameValues() {
        SampleTable again = SimulatedDay.of("noaa-18", DAY, 1).samples(samples.channels());
        assertArrayEquals(samples.timeMs(), again.timeMs());
        assertArrayEquals(samples.lonDeg(), again.lonDeg());
        for (int c = 0; c < samples.channels().size(); c++) {
            assertArrayEquals(
                    samples.values()[c],
                    again.values()[c],
                    samples.channels().get(c).name());
        }
        SampleTable other = SimulatedDay.of("noaa-18", DAY, 2).samples(samples.channels());
        assertFalse(Arrays.equals(samples.timeMs(), other.timeMs()));
    }

    @Test
    void aChannelIsTheSameWhicheverOthersAreAskedFor() {
        SimulatedDay day = SimulatedDay.of("noaa-18", DAY, 1);
        for (String name : List.of("mep_pro_tel90_flux_p3", "L_IGRF", "ted_ele_tel0_hi_eflux", "mep_omni_flux_p2")) {
            Channel channel = SimulatedDay.product().channel(name).orElseThrow();
            assertArrayEquals(columns.get(name), day.samples(List.of(channel)).values()[0], name);
        }
    }

    @Test
    void everyValueIsOneOfItsType() {
        assertEquals(156, samples.channels().size());
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            for (double value : samples.values()[c]) {
                assertTrue(channel.type().holds(value) && Double.isFinite(value), channel.name() + " " + value);
            }
        }
        for (int i = 0; i < samples.size(); i++) {
            assertTrue(samples.lonDeg()[i] >= 0 && samples.lonDeg()[i] < 360, "longitude " + samples.lonDeg()[i]);
            assertEquals(samples.latDeg()[i], (float) (Math.rint(samples.latDeg()[i] * 1000) / 1000));
            assertEquals(samples.altKm()[i], (float) (Math.rint(samples.altKm()[i] * 10) / 10));
        }
    }

    @Test
    void everyFluxIsALevelOfItsCounter() {
        for (Counter counter : Counter.all()) {
            Set<Double> fluxes = new TreeSet<>();
            LEVELS.forEach(level -> fluxes.add(counter.fluxOf(level)));
            fluxes.add(-999.0);
            for (double flux : columns.get(counter.flux())) {
                assertTrue(fluxes.contains(flux), counter.flux() + " " + flux);
            }
        }
    }

    @Test
    void stepsAreThoseOfTheRealFiles() {
        assertTrue(samples.size() >= 43_197 && samples.size() <= 43_200, "samples: " + samples.size());
        Map<Long, Integer> steps = new HashMap<>();
        for (int i = 1; i < samples.size(); i++) {
            steps.merge(samples.timeMs()[i] - samples.timeMs()[i - 1], 1, Integer::sum);
        }
        assertEquals(Set.of(1999L, 2000L, 2001L), steps.keySet());
        assertEquals(0.079, steps.get(1999L) / (double) samples.size(), 0.002);
        for (int i = 0; i < samples.size(); i++) {
            double early = samples.timeMs()[i] % 86_400_000 - columns.get("msec")[i];
            assertTrue(early == 0 || early == -1, "time " + samples.timeMs()[i]);
        }
    }

    @Test
    void reportsComeEverySixteenthRecordAndSpectraEveryFourth() {
        assertEquals(
                samples.size() / 16.0,
                valid("mep_IFC_on", i -> columns.get("mep_IFC_on")[i] >= 0).count(),
                1);
        assertEquals(
                samples.size() / 4.0,
                valid("ted_ele_tel0_flux_4", i -> columns.get("ted_ele_tel0_flux_4")[i] >= 0)
                        .count(),
                1);
    }

    @Test
    void protonsPeakInTheSouthAtlanticAnomaly() {
        double inside = mean("mep_pro_tel90_flux_p5", i -> isNear(i, 310, -25, 8));
        double opposite = mean("mep_pro_tel90_flux_p5", i -> isNear(i, 130, 25, 20));
        assertTrue(inside > 0.2 && inside > 100 * opposite, inside + " against " + opposite);
        double[] protons = columns.get("mep_pro_tel90_flux_p5");
        for (int i = 0; i < samples.size(); i++) {
            boolean spoilt = columns.get("mep_ele_tel90_flux_e4")[i] == -999;
            double lon = Math.IEEEremainder(samples.lonDeg()[i], 360);
            assertTrue(
                    !spoilt || lon > -110 && lon < 50 && samples.latDeg()[i] < 15,
                    "e4 is spoilt at " + lon + "," + samples.latDeg()[i]);
            assertTrue(spoilt || protons[i] < 1.3, "p5 " + protons[i]);
        }
        long spoilt = Arrays.stream(columns.get("mep_ele_tel90_flux_e4"))
                .filter(v -> v == -999)
                .count();
        assertTrue(spoilt > 700 && spoilt < 3000, "e4 spoilt: " + spoilt);
    }

    @Test
    void electronsPeakInAuroralZonesAndBelts() {
        double[] magneticLat = columns.get("aacgm_lat_foot");
        String aurora = "mep_ele_tel0_flux_e1";
        String belt = "mep_ele_tel90_flux_e3";
        for (int side : new int[] {-1, 1}) {
            double zone = mean(aurora, i -> side * magneticLat[i] > 62 && side * magneticLat[i] < 72);
            double cap = mean(aurora, i -> side * magneticLat[i] > 79);
            double outer = mean(belt, i -> side * magneticLat[i] > 57 && side * magneticLat[i] < 67);
            double slot = mean(belt, i -> side * magneticLat[i] > 72);
            assertTrue(zone > 10 * cap, zone + " against " + cap);
            assertTrue(outer > 4 * slot, outer + " against " + slot);
        }
        double quiet = mean(aurora, i -> isNear(i, 130, 10, 25));
        assertTrue(quiet < 100, "at the equator " + quiet);
    }

    @Test
    void someDaysHaveGapsCalibrationsOrEndEarly() {
        Channel flag = SimulatedDay.product().channel("mep_calibration").orElseThrow();
        int partial = 0;
        int gaps = 0;
        int calibrated = 0;
        int days = 60;
        for (int d = 0; d < days; d++) {
            SampleTable day = SimulatedDay.of("metop-02", DAY.plusDays(d), 3).samples(List.of(flag));
            partial += day.timeMs()[day.size() - 1] % 86_400_000 < 86_000_000 ? 1 : 0;
            long longest = IntStream.range(1, day.size())
                    .mapToLong(i -> day.timeMs()[i] - day.timeMs()[i - 1])
                    .max()
                    .orElseThrow();
            gaps += longest > 2001 ? 1 : 0;
            double flagged = Arrays.stream(day.values()[0]).sum();
            calibrated += flagged > 0 ? 1 : 0;
            assertTrue(flagged == 0 || flagged > 16 && flagged < 230, "flagged " + flagged);
        }
        assertTrue(partial < 6, "partial days: " + partial);
        assertTrue(gaps > 1 && gaps < 18, "days with gaps: " + gaps);
        assertTrue(calibrated > 2 && calibrated < 20, "days with calibration: " + calibrated);
    }

    @Test
    void aSatelliteWithoutAnOrbitIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> SimulatedDay.of("metop-03", DAY, 1));
        assertTrue(e.getMessage().contains("metop-03"), e.getMessage());
    }
}
