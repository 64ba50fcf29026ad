package org.htmst.summary;

import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.htmst.track.Direction;

/**
 * By a number that each sample has: its latitude or local time, or the value of a channel.
 *
 * @param what is told apart
 * @param name as it was typed, and as columns are called by it
 * @param channel of {@link What#CHANNEL} its place among those asked for, else -1
 * @param bins of the number
 */
record ByNumber(What what, String name, int channel, Binning bins) implements Group {

    /** What is told apart. */
    enum What {
        LAT,
        LOCAL_TIME,
        CHANNEL
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        return switch (what) {
            case LAT -> bins.bin(batch.latDeg()[i], batch.positionType());
            case LOCAL_TIME -> bins.bin(LocalTime.hours(LocalTime.of(batch, i)), ValueType.FLOAT64);
            case CHANNEL -> {
                Channel known = batch.channels().get(channel);
                yield known == null ? NONE : bins.bin(batch.values()[channel][i], known.type());
            }
        };
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return what == What.CHANNEL;
    }

    @Override
    public boolean isOfLocalTime(int hours) {
        return what == What.LOCAL_TIME && bins.areOfMultiplesOf(hours);
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(bins.edge(bin), bins.edge(bin + 1));
    }
}
