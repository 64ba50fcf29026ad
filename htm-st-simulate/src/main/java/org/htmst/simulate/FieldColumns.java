package org.htmst.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.hipparchus.util.FastMath;
import org.htmst.simulate.field.EccentricDipole;
import org.htmst.simulate.field.MagneticTrack;
import org.htmst.simulate.flux.Noise;
import org.htmst.simulate.orbit.Track;

/**
 * The variables that say where a sample lies in the field, and how the telescopes look at it, at the satellite and at the foot of
 * its field line 120 km above the ground.
 */
final class FieldColumns {

    private static final double HUNDREDTHS = 100;
    private static final double RIGHT_DEG = 90;
    private static final double FULL_DEG = 360;

    /** The magnetic longitude that AACGM counts from, roughly. */
    private static final double AACGM_SHIFT_DEG = 3;

    /** From how far apart two places no longer tell where the satellite flies. */
    private static final double MAX_STEP_KM = 100;

    private static final double NO_L_CHANCE = 0.0015;
    private static final int NO_L_SAMPLES = 90;
    private static final double NO_L_FROM_DEG = 16;
    private static final double NO_L_TO_DEG = 66;

    private final Track track;
    private final MagneticTrack magnetic;
    private final Noise noise;
    private Vectors vectors;

    FieldColumns(Track track, MagneticTrack magnetic, Noise noise) {
        this.track = track;
        this.magnetic = magnetic;
        this.noise = noise;
    }

    /** What many columns are made from, by sample: fields as radial, southward, eastward and total, and where telescopes look. */
    private record Vectors(
            double[][] sat,
            double[][] foot,
            double[][] footPlace,
            double[] velocityCos,
            double[] crossing,
            double[][] pitchDeg) {}

    Map<String, Supplier<double[]>> all() {
        Map<String, Supplier<double[]>> columns = new HashMap<>();
        String[] components = {"Br", "Bt", "Bp", "Btot"};
        for (int c = 0; c < components.length; c++) {
            int component = c;
            columns.put(components[c] + "_sat", () -> rounded(i -> vectors().sat[component][i]));
            columns.put(components[c] + "_foot", () -> rounded(i -> vectors().foot[component][i]));
        }
        columns.put("Bx_sat", () -> rounded(i -> -vectors().sat[0][i]));
        columns.put("By_sat", () -> rounded(i -> -vectors().velocityCos[i] * vectors().sat[3][i]));
        columns.put("Bz_sat", () -> rounded(i -> vectors().crossing[i]));
        columns.put("geod_lat_foot", () -> rounded(i -> vectors().footPlace[0][i]));
        columns.put("geod_lon_foot", () -> rounded(i -> vectors().footPlace[1][i]));
        columns.put(
                "aacgm_lat_foot", () -> rounded(i -> Math.signum(magnetic.sinLat()[i]) * magnetic.invariantDeg()[i]));
        columns.put("aacgm_lon_foot", () -> rounded(i -> (magnetic.lonDeg()[i] + AACGM_SHIFT_DEG) % FULL_DEG));
        columns.put("mag_lat_sat", () -> rounded(i -> FastMath.toDegrees(FastMath.asin(magnetic.sinLat()[i]))));
        columns.put("mag_lon_sat", () -> rounded(i -> magnetic.lonDeg()[i]));
        columns.put("mag_lat_foot", () -> rounded(i -> vectors().footPlace[2][i]));
        columns.put("mag_lon_foot", () -> rounded(i -> magnetic.lonDeg()[i]));
        columns.put("MLT", () -> rounded(i -> magnetic.mltHours()[i]));
        columns.put("L_IGRF", this::shellL);
        String[] telescopes = {"meped_alpha_0", "meped_alpha_90", "ted_alpha_0", "ted_alpha_30"};
        for (int t = 0; t < telescopes.length; t++) {
            int telescope = t;
            columns.put(telescopes[t] + "_sat", () -> rounded(i -> vectors().pitchDeg[telescope][i]));
            columns.put(telescopes[t] + "_foot", () -> rounded(i -> footPitchDeg(telescope, i)));
        }
        return columns;
    }

    /** L, with -1 in stretches of the northern middle latitudes, as in the files. */
    private double[] shellL() {
        double[] l = rounded(i -> magnetic.shellL()[i]);
        Noise failures = noise.child("L");
        int left = 0;
        for (int i = 0; i < l.length; i++) {
            left = failures.uniform() < NO_L_CHANCE ? NO_L_SAMPLES : left - 1;
            double lat = track.latDeg()[i];
            if (left > 0 && lat > NO_L_FROM_DEG && lat < NO_L_TO_DEG) {
                l[i] = -1;
            }
        }
        return l;
    }

    /** The pitch angle that a particle has at the foot, or -1 if it turns back above. */
    private double footPitchDeg(int telescope, int i) {
        double pitch = vectors().pitchDeg[telescope][i];
        double sin = FastMath.sin(FastMath.toRadians(pitch));
        double sinFoot = FastMath.sqrt(sin * sin * vectors().foot[3][i] / vectors().sat[3][i]);
        if (sinFoot > 1) {
            return -1;
        }
        double foot = FastMath.toDegrees(FastMath.asin(sinFoot));
        return pitch > RIGHT_DEG ? 2 * RIGHT_DEG - foot : foot;
    }

    private double[] rounded(IntToDoubleFunction value) {
        double[] values = new double[track.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Rounded.decimal(value.applyAsDouble(i), HUNDREDTHS);
        }
        return values;
    }

    private Vectors vectors() {
        if (vectors == null) {
            int size = track.size();
            vectors = new Vectors(
                    new double[4][size],
                    new double[4][size],
                    new double[3][size],
                    new double[size],
                    new double[size],
                    new double[4][size]);
            double[] velocity = {0, 0, 1};
            for (int i = 0; i < size; i++) {
                turn(velocity, i);
                fill(i, velocity);
            }
        }
        return vectors;
    }

    /** Brings {@code velocity} to the direction of flight at sample {@code i}; over a gap it stays as it was. */
    private void turn(double[] velocity, int i) {
        int next = Math.min(i + 1, track.size() - 1);
        double x = track.xKm()[next] - track.xKm()[next - 1];
        double y = track.yKm()[next] - track.yKm()[next - 1];
        double z = track.zKm()[next] - track.zKm()[next - 1];
        double step = FastMath.sqrt(x * x + y * y + z * z);
        if (step < MAX_STEP_KM) {
            velocity[0] = x / step;
            velocity[1] = y / step;
            velocity[2] = z / step;
        }
    }

    private void fill(int i, double[] velocity) {
        double x = track.xKm()[i];
        double y = track.yKm()[i];
        double z = track.zKm()[i];
        double[] b = new double[3];
        EccentricDipole.field(x, y, z, b);
        components(vectors.sat, i, x, y, z, b);
        double total = vectors.sat[3][i];
        double r = FastMath.sqrt(x * x + y * y + z * z);
        double up = vectors.sat[0][i] / total;
        double ahead = (b[0] * velocity[0] + b[1] * velocity[1] + b[2] * velocity[2]) / total;
        vectors.velocityCos[i] = ahead;
        vectors.crossing[i] = (b[0] * (y * velocity[2] - z * velocity[1])
                        + b[1] * (z * velocity[0] - x * velocity[2])
                        + b[2] * (x * velocity[1] - y * velocity[0]))
                / r;
        // A particle flies against the look of the telescope that it enters.
        double[] looks = {0, -RIGHT_DEG, 9, -21};
        for (int t = 0; t < looks.length; t++) {
            double look = FastMath.toRadians(looks[t]);
            double cos = -(FastMath.cos(look) * up + FastMath.sin(look) * ahead);
            vectors.pitchDeg[t][i] = FastMath.toDegrees(FastMath.acos(Math.max(-1, Math.min(1, cos))));
        }
        foot(i);
    }

    private void foot(int i) {
        double[] foot = magnetic.footKm(i);
        double[] b = new double[3];
        EccentricDipole.field(foot[0], foot[1], foot[2], b);
        components(vectors.foot, i, foot[0], foot[1], foot[2], b);
        vectors.footPlace[0][i] = Track.latDeg(foot[0], foot[1], foot[2]);
        vectors.footPlace[1][i] = Track.lonDeg(foot[0], foot[1]);
        vectors.footPlace[2][i] = MagneticTrack.latDeg(foot[0], foot[1], foot[2]);
    }

    /** Radial, southward, eastward and total field of {@code b} at a place. */
    private static void components(double[][] into, int i, double x, double y, double z, double[] b) {
        double p = FastMath.sqrt(x * x + y * y);
        double r = FastMath.sqrt(x * x + y * y + z * z);
        double out = (b[0] * x + b[1] * y) / p;
        into[0][i] = (out * p + b[2] * z) / r;
        into[1][i] = (out * z - b[2] * p) / r;
        into[2][i] = (b[1] * x - b[0] * y) / p;
        into[3][i] = FastMath.sqrt(b[0] * b[0] + b[1] * b[1] + b[2] * b[2]);
    }
}
