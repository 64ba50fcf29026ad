package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/**
 * By the value of a channel that says what a sample weighs; a bin for each. Samples whose value is missing, infinite, or not above 0 are in
 * none.
 *
 * @param name of the channel
 * @param channel its place among those asked for
 */
record ByWeight(String name, int channel) implements Group {

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        double weight = batch.values()[channel][i];
        return weight > 0 && weight < Double.POSITIVE_INFINITY ? Double.doubleToLongBits(weight) : NONE;
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of(name);
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(Double.longBitsToDouble(bin));
    }
}
