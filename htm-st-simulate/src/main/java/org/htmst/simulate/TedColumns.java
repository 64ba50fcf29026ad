package org.htmst.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hipparchus.util.FastMath;
import org.htmst.simulate.field.MagneticTrack;
import org.htmst.simulate.flux.CounterLevels;
import org.htmst.simulate.flux.Noise;

/**
 * The variables of TED: energy fluxes of electrons and protons in two bands from two telescopes with their background, the
 * channel of the highest flux, spectra of four energies every fourth record, and the energy that reaches the atmosphere. Magnitudes
 * and constants are those seen in the real files; the aurora is one oval.
 */
final class TedColumns {

    private static final double OVAL_DEG = 70;
    private static final double OVAL_WIDTH_DEG = 6;
    private static final double NO_ATMOSPHERE_DEG = 27;
    private static final double HUNDREDTHS = 100;
    private static final double MILLIONTHS = 1e6;
    private static final double MAX_ERROR = 65_535;
    private static final int ENERGIES = 16;
    private static final int[] SPECTRUM = {4, 8, 11, 14};
    private static final int CALIBRATION_COUNTS = 900;
    private static final double PATCH_MEMORY = 0.8;
    private static final double PATCHINESS = 1.0;

    /** Ratio of the flux of one count in neighbouring energy channels, and the flux in channel 0 or, for the high band, 8. */
    private static final double ENERGY_STEP = 0.7;

    /** How many times more the bands count than the one channel that has most. */
    private static final double HIGHEST_PART = 40;

    private static final Band[] BANDS = {
        new Band("ele", "0", "low", 8.8e-7, 6.43e-5, 2, 0.2, 900, 1052),
        new Band("ele", "0", "hi", 2.02e-5, 4.2675e-3, 24, 20, 2500, 85),
        new Band("ele", "30", "low", 3.07e-7, 4.0875e-5, 2, 0.4, 1500, 1066),
        new Band("ele", "30", "hi", 7.2e-6, 1.88895e-3, 17, 20, 1800, 56),
        new Band("pro", "0", "low", 1.0e-6, 1.8425e-5, 9, 60, 500, 616),
        new Band("pro", "0", "hi", 4.2e-5, 1.976e-3, 2, 0.4, 30, 192),
        new Band("pro", "30", "low", 1.1e-6, 2.0625e-5, 9, 110, 500, 707),
        new Band("pro", "30", "hi", 1.3e-4, 1.3975e-3, 0, 0.01, 0.05, 137),
    };

    private final SampleTimes times;
    private final MagneticTrack magnetic;
    private final boolean[] calibrating;
    private final Noise noise;
    private final double[] oval;
    private final Map<String, double[]> counts = new HashMap<>();

    TedColumns(SampleTimes times, MagneticTrack magnetic, double activity, boolean[] calibrating, Noise noise) {
        this.times = times;
        this.magnetic = magnetic;
        this.calibrating = calibrating;
        this.noise = noise;
        this.oval = new double[times.size()];
        Noise flicker = noise.child("patches");
        double patch = 0;
        for (int i = 0; i < oval.length; i++) {
            double off = (magnetic.invariantDeg()[i] - OVAL_DEG) / OVAL_WIDTH_DEG;
            if (Math.abs(off) < 3) {
                patch = PATCH_MEMORY * patch + FastMath.sqrt(1 - PATCH_MEMORY * PATCH_MEMORY) * flicker.normal();
                oval[i] = FastMath.exp(activity / 2 - off * off + PATCHINESS * (patch - PATCHINESS / 2));
            }
        }
    }

    /**
     * A band of one species in one telescope.
     *
     * @param perCount energy flux of one count
     * @param perBackground energy flux of one count of background
     * @param background highest background, counts a second
     * @param quiet rate outside the aurora
     * @param aurora rate in it
     * @param fluxPerCount flux of one count in the band's first energy channel
     */
    private record Band(
            String species,
            String telescope,
            String range,
            double perCount,
            double perBackground,
            double background,
            double quiet,
            double aurora,
            double fluxPerCount) {

        String name() {
            return species + "_tel" + telescope + "_" + range;
        }

        boolean isLow() {
            return range.equals("low");
        }
    }

    Map<String, Supplier<double[]>> all() {
        Map<String, Supplier<double[]>> columns = new HashMap<>();
        for (Band band : BANDS) {
            String background = "ted_" + band.species + "_eflux_bg_tel" + band.telescope + "_" + band.range;
            columns.put(background + "_cps", () -> background(band));
            columns.put(background, () -> scaled(background(band), band.perBackground));
            columns.put("ted_" + band.name() + "_eflux", () -> energyFlux(band));
            columns.put(
                    "ted_" + band.name() + "_eflux_error", () -> error(counts(band), energyFlux(band), band.perCount));
        }
        for (int b = 0; b < BANDS.length; b += 2) {
            Band low = BANDS[b];
            Band high = BANDS[b + 1];
            String telescope = "tel" + low.telescope;
            columns.put("ted_" + low.species + "_energy_" + telescope, () -> energy(low, high));
            columns.put("ted_" + low.species + "_max_flux_" + telescope, () -> maximum(low, high));
            for (int channel : SPECTRUM) {
                columns.put(
                        "ted_" + low.species + "_" + telescope + "_flux_" + channel,
                        () -> spectrum(channel < 8 ? low : high, channel));
            }
        }
        for (String species : new String[] {"ele", "pro"}) {
            for (String range : new String[] {"low", "hi", "total"}) {
                String name = "ted_" + species + "_eflux_atmo_" + range;
                columns.put(name, () -> atmosphere(species, range));
                columns.put(name + "_err", () -> atmosphereError(species));
            }
        }
        columns.put("ted_total_eflux_atmo", () -> sum(atmosphere("ele", "total"), atmosphere("pro", "total")));
        columns.put("ted_total_eflux_atmo_err", () -> atmosphereError("ele"));
        return columns;
    }

    /** What a band counts: background, which is subtracted later, is not in it, as in the real files. */
    private double[] counts(Band band) {
        return counts.computeIfAbsent(band.name(), name -> {
            Noise counted = noise.child(name);
            double[] levels = new double[oval.length];
            for (int i = 0; i < levels.length; i++) {
                double rate = calibrating[i] ? CALIBRATION_COUNTS : band.quiet + band.aurora * oval[i];
                levels[i] = CounterLevels.of(counted.poisson(rate));
            }
            return levels;
        });
    }

    /** The background drifts by hundredths, highest in one hemisphere. */
    private double[] background(Band band) {
        double[] background = new double[oval.length];
        for (int i = 0; i < background.length; i++) {
            double phase = FastMath.sin(times.record()[i] * (2 * Math.PI / 3060) + band.aurora);
            background[i] = Rounded.decimal(Math.max(0, band.background * (0.4 + 0.6 * phase)), HUNDREDTHS);
        }
        return background;
    }

    private double[] energyFlux(Band band) {
        double[] level = counts(band);
        double[] background = background(band);
        double[] flux = new double[level.length];
        for (int i = 0; i < flux.length; i++) {
            flux[i] = (float) (level[i] * band.perCount - background[i] * band.perBackground);
        }
        return flux;
    }

    private double[] error(double[] counts, double[] flux, double perCount) {
        double[] error = new double[flux.length];
        for (int i = 0; i < error.length; i++) {
            double spread = FastMath.sqrt(counts[i]) * perCount;
            error[i] = flux[i] == 0 ? 0 : Math.min(MAX_ERROR, Math.rint(100 * spread / Math.abs(flux[i])));
        }
        return error;
    }

    /** The energy channel of the highest flux: of the high band when it counts more, and 0 when nothing is counted. */
    private double[] energy(Band low, Band high) {
        double[] highest = highest(low, high);
        double[] lower = counts(low);
        double[] higher = counts(high);
        Noise channels = noise.child("energy " + low.name());
        double[] energy = new double[highest.length];
        for (int i = 0; i < energy.length; i++) {
            double spread = channels.uniform();
            if (highest[i] > 0) {
                int first = higher[i] > lower[i] ? ENERGIES / 2 : 0;
                energy[i] = first + Math.floor((1 - spread * spread) * ENERGIES / 2);
            }
        }
        return energy;
    }

    private double[] maximum(Band low, Band high) {
        double[] highest = highest(low, high);
        double[] energy = energy(low, high);
        double[] maximum = new double[energy.length];
        for (int i = 0; i < maximum.length; i++) {
            Band band = energy[i] < ENERGIES / 2 ? low : high;
            maximum[i] = (float) (highest[i] * perCount(band, (int) energy[i]));
        }
        return maximum;
    }

    /** Counts in the energy channel that has most. */
    private double[] highest(Band low, Band high) {
        Noise counted = noise.child("highest " + low.name());
        double[] levels = new double[oval.length];
        for (int i = 0; i < levels.length; i++) {
            double rate = low.quiet + high.quiet + (low.aurora + high.aurora) * oval[i];
            levels[i] = CounterLevels.of(counted.poisson(rate / HIGHEST_PART));
        }
        return levels;
    }

    /** Valid every fourth record, for protons three times in sixteen records; else -1. */
    private double[] spectrum(Band band, int channel) {
        boolean protons = band.species.equals("pro");
        Noise counted = noise.child(band.name() + channel);
        double[] flux = new double[oval.length];
        for (int i = 0; i < flux.length; i++) {
            int record = times.record()[i] + (protons ? 2 : 0);
            boolean valid = record % 4 == 0 && !(protons && record % 16 == 0);
            double rate = band.quiet / 20 + band.aurora * oval[i] / 30;
            flux[i] = valid ? (float) (CounterLevels.of(counted.poisson(rate)) * perCount(band, channel)) : -1;
        }
        return flux;
    }

    private static double perCount(Band band, int channel) {
        return band.fluxPerCount * FastMath.pow(ENERGY_STEP, channel % (ENERGIES / 2));
    }

    /** Energy flux into the atmosphere, from both telescopes; -1 at low latitudes, where the field lines do not lead down. */
    private double[] atmosphere(String species, String range) {
        if (range.equals("total")) {
            return sum(atmosphere(species, "low"), atmosphere(species, "hi"));
        }
        double[] flux = new double[oval.length];
        for (Band band : BANDS) {
            if (band.species.equals(species) && band.range.equals(range)) {
                double[] part = energyFlux(band);
                for (int i = 0; i < flux.length; i++) {
                    flux[i] += part[i] * (band.telescope.equals("0") ? 1.2 : 0.9);
                }
            }
        }
        for (int i = 0; i < flux.length; i++) {
            double opening = 1 + 0.4 * Math.abs(magnetic.sinLat()[i]);
            flux[i] = isLow(i) ? -1 : Rounded.decimal(flux[i] * opening, MILLIONTHS);
        }
        return flux;
    }

    private double[] atmosphereError(String species) {
        Band band = Arrays.stream(BANDS)
                .filter(b -> b.species.equals(species) && b.isLow() == species.equals("pro"))
                .findFirst()
                .orElseThrow();
        double[] error = error(counts(band), energyFlux(band), band.perCount);
        for (int i = 0; i < error.length; i++) {
            error[i] = isLow(i) ? 100 : error[i];
        }
        return error;
    }

    private boolean isLow(int i) {
        return magnetic.invariantDeg()[i] < NO_ATMOSPHERE_DEG;
    }

    private double[] sum(double[] first, double[] second) {
        double[] sum = new double[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = isLow(i) ? -1 : (float) (first[i] + second[i]);
        }
        return sum;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> (float) (v * factor)).toArray();
    }
}
