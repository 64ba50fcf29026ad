package org.htmst.simulate.orbit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrbitTest {

    private static final long DAY_MS = 86_400_000;

    /** The elements are 22 days old for the proc files and less than two for the raw one. */
    @ParameterizedTest
    @CsvSource({
        "noaa-15, poes_n15_20191024_proc.nc, 0.17, 1.2",
        "noaa-18, poes_n18_20191024_proc.nc, 0.2, 1.2",
        "noaa-19, poes_n19_20191024_proc.nc, 0.2, 1.2",
        "metop-02, poes_m02_20181231_raw.nc, 0.25, 1.2"
    })
    void followsTheRealTracks(String satellite, String file, double distanceDeg, double heightKm) {
        SampleTable real = SourceFiles.read(Path.of("../sample-data", file), Optional.empty())
                .samples();
        Track track = Orbit.nearest(satellite, real.timeMs()[0]).track(real.timeMs());
        double furthestDeg = 0;
        int compared = 0;
        for (int i = 0; i < real.size(); i++) {
            if (isOutlier(real, i)) {
                continue;
            }
            UnitVector there = new LonLat(real.lonDeg()[i], real.latDeg()[i]).unitVector();
            UnitVector here = new LonLat(track.lonDeg()[i], track.latDeg()[i]).unitVector();
            double apartDeg = Math.toDegrees(here.angleTo(there));
            furthestDeg = Math.max(furthestDeg, apartDeg);
            assertEquals(real.altKm()[i], track.altKm()[i], heightKm, "altitude of sample " + i);
            compared++;
        }
        assertTrue(furthestDeg < distanceDeg, satellite + " is up to " + furthestDeg + " degrees off");
        assertTrue(compared > 11_000, "compared " + compared);
    }

    /** Whether a real place is off the line of its neighbours. */
    private static boolean isOutlier(SampleTable real, int i) {
        int before = Math.max(0, i - 1);
        int after = Math.min(real.size() - 1, i + 1);
        return Math.abs(real.latDeg()[i] - (real.latDeg()[before] + real.latDeg()[after]) / 2) > 0.2;
    }

    @Test
    void staysPlausibleFarFromTheElements() {
        for (String satellite : Orbit.satellites()) {
            for (String day : List.of("2013-01-01", "2014-07-01", "2016-06-30", "2020-12-31")) {
                long startMs = Instant.parse(day + "T00:00:00Z").toEpochMilli();
                long[] timeMs = IntStream.range(0, 43_200)
                        .mapToLong(i -> startMs + 2000L * i)
                        .toArray();
                Track track = Orbit.nearest(satellite, startMs).track(timeMs);
                double north = Arrays.stream(track.latDeg()).max().orElseThrow();
                double low = Arrays.stream(track.altKm()).min().orElseThrow();
                double high = Arrays.stream(track.altKm()).max().orElseThrow();
                assertTrue(north > 80.5 && north < 81.8, satellite + " " + day + " reaches " + north);
                assertTrue(low > 785 && high < 900, satellite + " " + day + " flies at " + low + ".." + high);
            }
        }
    }

    @Test
    void anOrbitIsOfTheElementsNearestInTime() {
        long epochMs = Orbit.nearest(
                        "noaa-19", Instant.parse("2015-04-24T00:00:00Z").toEpochMilli())
                .epochMs();
        assertEquals(Instant.parse("2015-04-21T11:23:53Z").toEpochMilli(), epochMs, 2000);
        assertTrue(Math.abs(Orbit.nearest("noaa-19", 0).epochMs() - epochMs) < DAY_MS);
    }

    @Test
    void betweenTwoNodesTheTrackIsTheSameWhateverIsAskedAround() {
        long ms = Instant.parse("2015-04-24T01:02:03.456Z").toEpochMilli();
        Orbit orbit = Orbit.nearest("metop-01", ms);
        Track one = orbit.track(new long[] {ms});
        Track many = orbit.track(new long[] {ms - DAY_MS, ms, ms + DAY_MS});
        assertEquals(one.lonDeg()[0], many.lonDeg()[1]);
        assertEquals(one.altKm()[0], many.altKm()[1]);
    }

    @Test
    void aSatelliteWithoutElementsIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Orbit.nearest("metop-03", 0));
        assertTrue(e.getMessage().contains("metop-03") && e.getMessage().contains("noaa-19"), e.getMessage());
    }
}
