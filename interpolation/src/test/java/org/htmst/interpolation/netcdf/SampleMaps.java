package org.htmst.interpolation.netcdf;

import java.time.Instant;
import java.util.List;
import org.htmst.interpolation.BinnedSamples;
import org.htmst.interpolation.Interpolation;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeBins;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Provenance;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/** A small run: three bins, one of them crossing midnight and one without samples. */
final class SampleMaps {

    static final Provenance PROVENANCE = new Provenance(
            "mep_ele_tel90_flux_e1",
            "electrons above 40 keV",
            "#/cm2-s-str",
            List.of("noaa-15", "noaa-18"),
            new TimeWindow(1_571_875_200_000L, 1_571_961_600_000L),
            List.of("poes_n15_20191024_proc.nc", "poes n18, second.nc"),
            "HTM-ST 0.1.0",
            Instant.parse("2026-01-02T03:04:05Z"));

    private SampleMaps() {}

    static LocalTimeMaps of(int level) {
        InterpolationParameters parameters = new InterpolationParameters(level, 700.5, 2.5);
        LocalTimeBins bins = new LocalTimeBins(
                List.of(new LocalTimeWindow(22, 4), new LocalTimeWindow(4, 12.5), new LocalTimeWindow(12.5, 22)));
        BinnedSamples samples = new BinnedSamples(bins);
        samples.add(0, 0, 90, 1e5);
        samples.add(0, -15, -30, 12.25);
        samples.add(0, 100, 10, 0);
        return new LocalTimeMaps(bins, Interpolation.interpolate(samples, parameters), parameters, PROVENANCE);
    }
}
