package org.htmst.simulate.flux;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.util.FastMath;
import org.htmst.simulate.field.MagneticTrack;

/** The MEPED telescopes of one satellite on one day. */
public final class Telescopes {

    private static final double BELT_FROM_DEG = 45;
    private static final double BELT_FULL_DEG = 55;
    private static final double ELECTRON_PEAK_HOURS = 4;
    private static final double PROTON_PEAK_HOURS = 21;

    /** How much of the disturbance is that of the hour; the rest is flicker. Both together are standard normal numbers, nearly. */
    private static final double MLT_SWING = 0.4;

    private static final double FLICKER = Math.sqrt(1 - MLT_SWING * MLT_SWING);

    /** Patches of aurora last about six samples. */
    private static final double PATCH_MEMORY = 0.85;

    private static final double PATCH_NEW = Math.sqrt(1 - PATCH_MEMORY * PATCH_MEMORY);

    /** Where so many counts of p4 are expected, e4 counts protons. */
    private static final double PROTON_LOG_RATE = Math.log(9);

    private static final double SPOILT = -999;
    private static final int CALIBRATION_STEP_RECORDS = 15;
    private static final int CALIBRATION_STEPS = 12;

    private final Noise noise;
    private final RateTable.Places places;
    private final double activity;
    private final float[] belt;
    private final double[] invariantDeg;
    private final float[] electronSwing;
    private final float[] protonSwing;
    private final boolean[] calibrating;
    private final Map<String, double[]> levels = new HashMap<>();
    private final Map<String, double[]> patches = new HashMap<>();

    private Telescopes(MagneticTrack magnetic, Noise noise, double activity, boolean[] calibrating) {
        this.noise = noise;
        this.activity = activity;
        this.calibrating = calibrating;
        this.places = RateTable.Places.of(magnetic);
        int size = calibrating.length;
        this.belt = new float[size];
        this.invariantDeg = magnetic.invariantDeg();
        this.electronSwing = new float[size];
        this.protonSwing = new float[size];
        for (int i = 0; i < size; i++) {
            double latitude = magnetic.invariantDeg()[i];
            if (latitude > BELT_FROM_DEG) {
                belt[i] = (float) Math.min(1, (latitude - BELT_FROM_DEG) / (BELT_FULL_DEG - BELT_FROM_DEG));
                electronSwing[i] = swing(magnetic.mltHours()[i], ELECTRON_PEAK_HOURS);
                protonSwing[i] = swing(magnetic.mltHours()[i], PROTON_PEAK_HOURS);
            }
        }
    }

    /**
     * The telescopes along a track.
     *
     * @param magnetic where the satellite is
     * @param noise of this satellite and day
     * @param activity of the day, see {@link Activity}
     * @param calibrating in which records calibration pulses are counted in place of particles
     */
    public static Telescopes of(MagneticTrack magnetic, Noise noise, double activity, boolean[] calibrating) {
        return new Telescopes(magnetic, noise, activity, calibrating);
    }

    /** The fluxes of a counter. */
    public double[] flux(Counter counter) {
        double[] level = levels(counter.rate());
        double[] flux = new double[level.length];
        for (int i = 0; i < flux.length; i++) {
            flux[i] = counter.fluxOf(level[i]);
        }
        return withoutSpoilt(counter, flux);
    }

    /** Their errors, percent. */
    public double[] error(Counter counter) {
        double[] level = levels(counter.rate());
        double[] error = new double[level.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = counter.errorPercent(level[i]);
        }
        return withoutSpoilt(counter, error);
    }

    private double[] withoutSpoilt(Counter counter, double[] values) {
        if (counter.isSpoiltByProtons()) {
            double[] protons = RateTable.logRates(counter.rate().replace("p6", "p4"), places);
            for (int i = 0; i < values.length; i++) {
                if (protons[i] > PROTON_LOG_RATE) {
                    values[i] = SPOILT;
                }
            }
        }
        return values;
    }

    /** What the counter named {@code rate} in the table counts, a second. */
    private double[] levels(String rate) {
        return levels.computeIfAbsent(rate, name -> {
            Counter counter = Counter.all().stream()
                    .filter(c -> c.rate().equals(name) && !c.isSpoiltByProtons())
                    .findFirst()
                    .orElseThrow();
            return counted(counter, noise.child(name));
        });
    }

    private double[] counted(Counter counter, Noise counts) {
        double[] level = RateTable.logRates(counter.rate(), places);
        double[] patch = patches(counter);
        float[] swing = counter.isElectron() ? electronSwing : protonSwing;
        double rise = counter.response() * activity;
        for (int i = 0; i < level.length; i++) {
            double share = AuroraTable.share(invariantDeg[i]);
            double log = level[i] + belt[i] * rise;
            if (share > 0) {
                double disturbance = swing[i] + FLICKER * patch[i];
                log += share * (AuroraTable.logRate(counter.rate(), invariantDeg[i], disturbance) - level[i]);
            }
            level[i] = CounterLevels.of(counts.poisson(FastMath.exp(log)));
        }
        calibrate(level);
        return level;
    }

    private static float swing(double mltHours, double peakHours) {
        return (float) (MLT_SWING * Math.sqrt(2) * FastMath.cos((mltHours - peakHours) * Math.PI / 12));
    }

    /** How the aurora flickers: alike for the bands of one species in one telescope. */
    private double[] patches(Counter counter) {
        String kind = counter.rate().substring(0, counter.rate().lastIndexOf('_'));
        return patches.computeIfAbsent(kind, name -> {
            Noise flicker = noise.child("patches " + name);
            double[] patch = new double[invariantDeg.length];
            double last = 0;
            for (int i = 0; i < patch.length; i++) {
                if (invariantDeg[i] > AuroraTable.FROM_DEG) {
                    last = PATCH_MEMORY * last + PATCH_NEW * flicker.normal();
                    patch[i] = last;
                }
            }
            return patch;
        });
    }

    /** A staircase of pulses, far above what particles do. */
    private void calibrate(double[] level) {
        int since = 0;
        for (int i = 0; i < level.length; i++) {
            since = calibrating[i] ? since + 1 : 0;
            if (since > 0) {
                int step = since / CALIBRATION_STEP_RECORDS % CALIBRATION_STEPS;
                level[i] = CounterLevels.of(1L << step + 8);
            }
        }
    }
}
