package org.htmst.interpolation.map;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.projection.DipoleAxis;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;

/**
 * The magnetic latitude of every trixel of a level, of one model or another.
 *
 * @param level the level
 * @param latDeg -90 to 90 degrees; NaN where it is unknown
 * @param name of the model, for the foot line
 */
public record MagneticLatitudes(int level, double[] latDeg, String name) {

    private static final double RIGHT_ANGLE_DEG = 90;

    /** Of the trixels' centres in the centred dipole of the middle of the run's window. */
    public static MagneticLatitudes ofDipole(LocalTimeMaps maps) {
        int level = maps.parameters().level();
        int trixels = TrixelGrid.trixels(level);
        long startMs = maps.provenance().window().startMs();
        DipoleAxis axis = DipoleAxis.at(startMs + (maps.provenance().window().endMs() - startMs) / 2);
        double[] latDeg = IntStream.range(0, trixels)
                .mapToDouble(i -> axis.latitudeDeg(Trixel.of((long) trixels + i).centreVector()))
                .toArray();
        return new MagneticLatitudes(level, latDeg, "centred-dipole latitude");
    }

    /**
     * What the input files say: maps of a channel with a magnetic latitude, such as {@code aacgm_lat_foot}, the mean over their bins.
     *
     * @throws IllegalArgumentException if they are no means of degrees
     */
    public static MagneticLatitudes of(LocalTimeMaps latitudes) {
        RunProvenance provenance = latitudes.provenance();
        boolean degrees = latitudes.unit().udunits().startsWith("deg");
        if (!degrees
                || latitudes.parameters().statistic() != Statistic.MEAN
                || latitudes.comparison().isPresent()) {
            throw new IllegalArgumentException("maps of " + provenance.channel()
                    + " are no magnetic latitudes; give means of a channel in degrees, such as aacgm_lat_foot");
        }
        double[] latDeg = IntStream.range(0, latitudes.grids().get(0).size())
                .mapToDouble(i -> latitudes.grids().stream()
                        .mapToDouble(grid -> grid.value()[i])
                        .filter(lat -> !Double.isNaN(lat))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        if (Arrays.stream(latDeg).anyMatch(lat -> Math.abs(lat) > RIGHT_ANGLE_DEG)) {
            throw new IllegalArgumentException("maps of " + provenance.channel()
                    + " are no magnetic latitudes; they have values beyond 90 degrees");
        }
        return new MagneticLatitudes(
                latitudes.parameters().level(), latDeg, provenance.channel() + " of the input files");
    }

    /**
     * Checks that there is one for every trixel of {@code maps}.
     *
     * @throws IllegalArgumentException if not
     */
    void require(LocalTimeMaps maps) {
        if (level != maps.parameters().level()) {
            throw new IllegalArgumentException("magnetic latitudes of trixels of level " + level + " and maps of level "
                    + maps.parameters().level() + "; make both with one --level");
        }
    }
}
