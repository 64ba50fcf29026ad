package org.htmst.simulate.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.orbit.Orbit;
import org.htmst.simulate.orbit.Track;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dipole against the IGRF values in a real file. */
class MagneticTrackTest {

    private static SampleTable real;
    private static Track track;
    private static MagneticTrack magnetic;

    @BeforeAll
    static void follow() {
        real = SourceFiles.read(Path.of("../sample-data/poes_n18_20191024_proc.nc"), Optional.empty())
                .samples();
        track = Orbit.nearest("noaa-18", real.timeMs()[0]).track(real.timeMs());
        magnetic = MagneticTrack.of(real.timeMs(), track);
    }

    private static double[] column(String name) {
        return IntStream.range(0, real.channels().size())
                .filter(c -> real.channels().get(c).name().equals(name))
                .mapToObj(c -> real.values()[c])
                .findFirst()
                .orElseThrow();
    }

    /** The part of samples for which {@code value} is between the limits. */
    private static void assertMostly(double part, double low, double high, double[] values) {
        double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        assertTrue(present.length > 10_000, "values: " + present.length);
        double inside = Arrays.stream(present).filter(v -> v > low && v < high).count() / (double) present.length;
        assertTrue(inside >= part, "inside " + low + ".." + high + ": " + inside);
    }

    private static double[] each(java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, real.size()).mapToDouble(value).toArray();
    }

    @Test
    void fieldAndShellsAreNearIgrf() {
        double[] total = column("Btot_sat");
        double[] shell = column("L_IGRF");
        double[] field = new double[3];
        assertMostly(0.9, 0.84, 1.25, each(i -> {
            EccentricDipole.field(track.xKm()[i], track.yKm()[i], track.zKm()[i], field);
            return Math.sqrt(field[0] * field[0] + field[1] * field[1] + field[2] * field[2]) / total[i];
        }));
        assertMostly(
                0.95,
                0.8,
                1.2,
                each(i -> shell[i] < 1 || shell[i] > 12 ? Double.NaN : magnetic.shellL()[i] / shell[i]));
    }

    @Test
    void magneticLocalTimeIsThatOfTheFile() {
        double[] mlt = column("MLT");
        double[] latitude = column("aacgm_lat_foot");
        assertMostly(
                0.95,
                -1.2,
                1.2,
                each(i -> Math.abs(latitude[i]) > 75
                        ? Double.NaN
                        : Math.IEEEremainder(magnetic.mltHours()[i] - mlt[i], 24)));
    }

    @Test
    void theFootIsOnTheSameFieldLineAtItsHeight() {
        double[] latitude = column("geod_lat_foot");
        assertMostly(0.9, -3, 3, each(i -> {
            double[] foot = magnetic.footKm(i);
            return Track.latDeg(foot[0], foot[1], foot[2]) - latitude[i];
        }));
        for (int i = 0; i < real.size(); i += 100) {
            double[] foot = magnetic.footKm(i);
            double distance = Math.sqrt(foot[0] * foot[0] + foot[1] * foot[1] + foot[2] * foot[2]);
            assertEquals(6491.2, distance, 20, "sample " + i);
        }
    }
}
