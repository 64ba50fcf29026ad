package org.htmst.summary;

import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.htmst.track.Direction;

/** By a number that each sample has: its latitude, longitude or local time, or the value of a channel. */
final class ByNumber implements Group {

    /** What is told apart. */
    enum What {
        LAT,
        LON,
        LOCAL_TIME,
        CHANNEL
    }

    private final What what;
    private final String name;
    private final int channel;
    private final BinWidth width;

    /**
     * Bins of a width.
     *
     * @param name of the column
     * @param channel of {@link What#CHANNEL} its place among those asked for
     */
    ByNumber(What what, String name, int channel, BinWidth width) {
        this.what = what;
        this.name = name;
        this.channel = channel;
        this.width = width;
    }

    @Override
    public List<String> columns() {
        return List.of(name + "_from", name + "_to");
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        return switch (what) {
            case LAT -> width.bin(batch.latDeg()[i], batch.positionType());
            case LON -> {
                double lon = batch.lonDeg()[i];
                yield width.bin(lon >= 180 ? lon - 360 : lon, batch.positionType());
            }
            case LOCAL_TIME -> width.bin(LocalTime.hours(LocalTime.of(batch, i)), ValueType.FLOAT64);
            case CHANNEL -> {
                Channel known = batch.channels().get(channel);
                yield known == null ? NONE : width.bin(batch.values()[channel][i], known.type());
            }
        };
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(width.edge(bin), width.edge(bin + 1));
    }
}
