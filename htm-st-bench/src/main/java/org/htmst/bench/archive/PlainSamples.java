package org.htmst.bench.archive;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.SimulatedDay;

/**
 * A day of a satellite without catalog or flags, as rivals store it: what a query must not answer is NaN from the start, so that
 * they need not look at calibration flags.
 *
 * @param satellite its number in {@link Archive#satellites()}
 * @param timeMs ascending
 * @param lonDeg 0 to 360
 * @param latDeg -90 to 90
 * @param altKm altitude
 * @param values by channel, the measured one first; NaN where missing or spoilt by in-flight calibration
 */
public record PlainSamples(
        int satellite, long[] timeMs, float[] lonDeg, float[] latDeg, float[] altKm, float[][] values) {

    static PlainSamples of(int satellite, List<Channel> channels, SimulatedDay day) {
        List<Channel> all = new ArrayList<>(channels);
        List<String> flags = channels.stream()
                .map(Channel::calibration)
                .filter(flag -> !flag.isEmpty())
                .distinct()
                .toList();
        flags.forEach(flag -> all.add(SimulatedDay.product().channel(flag).orElseThrow()));
        SampleTable samples = day.samples(all);
        float[][] values = new float[channels.size()][];
        for (int c = 0; c < values.length; c++) {
            int flag = flags.indexOf(channels.get(c).calibration());
            double[] spoilt = flag < 0 ? new double[samples.size()] : samples.values()[channels.size() + flag];
            values[c] = valid(channels.get(c), samples.values()[c], spoilt);
        }
        return new PlainSamples(
                satellite,
                samples.timeMs(),
                floats(samples.lonDeg()),
                floats(samples.latDeg()),
                floats(samples.altKm()),
                values);
    }

    /** The number of samples. */
    public int size() {
        return timeMs.length;
    }

    private static float[] valid(Channel channel, double[] values, double[] spoilt) {
        float[] valid = floats(values);
        for (int i = 0; i < valid.length; i++) {
            if (spoilt[i] != 0 || channel.isMissing(values[i])) {
                valid[i] = Float.NaN;
            }
        }
        return valid;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
