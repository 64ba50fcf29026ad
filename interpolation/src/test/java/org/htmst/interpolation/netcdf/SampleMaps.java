package org.htmst.interpolation.netcdf;

import java.time.Instant;
import java.util.List;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/** A small run: three bins, one of them crossing midnight and one without samples. */
public final class SampleMaps {

    public static final RunProvenance PROVENANCE = new RunProvenance(
            "mep_ele_tel90_flux_e1",
            "electrons above 40 keV",
            "#/cm2-s-str",
            List.of("noaa-15", "noaa-18"),
            Direction.ASCENDING,
            new TimeWindow(1_571_875_200_000L, 1_571_961_600_000L),
            List.of("L_IGRF < 8.0", "MLT > 3.0"),
            List.of(
                    new RunProvenance.Source("poes_n15_20191024_proc.nc", "0123456789abcdef"),
                    new RunProvenance.Source("poes n18, second.nc", "fedcba9876543210")),
            "HTM-ST 0.1.0",
            "htm-st interpolate --channel e1/90 -o a.nc",
            Instant.parse("2026-01-02T03:04:05Z"));

    private SampleMaps() {}

    /** Maps of a level. */
    public static LocalTimeMaps of(int level) {
        InterpolationParameters parameters = new InterpolationParameters(
                level, 700.5, 2.5, Statistic.MEAN, ValueSpace.LOG10, 1, NeighbourSource.SAMPLES);
        LocalTimeBins bins = new LocalTimeBins(
                LocalTimeAxis.MAGNETIC_LOCAL_TIME,
                List.of(new LocalTimeWindow(22, 4), new LocalTimeWindow(4, 12.5), new LocalTimeWindow(12.5, 22)));
        BinnedSamples samples = new BinnedSamples(bins, parameters.space());
        samples.add(0, 0, 90, 1e5);
        samples.add(23 * LocalTime.HOUR, -15, -30, 12.25);
        samples.add(13 * LocalTime.HOUR / 2, 100, 10, 1);
        samples.add(13 * LocalTime.HOUR / 2, 100, 10, 0);
        samples.add(LocalTime.NONE, 100, 10, 1);
        return new LocalTimeMaps(
                bins, Interpolation.interpolate(samples, parameters), parameters, samples.counts(), PROVENANCE);
    }
}
