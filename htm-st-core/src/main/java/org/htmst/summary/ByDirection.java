package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/** By the way of the satellite. */
record ByDirection() implements Group {

    @Override
    public String name() {
        return "direction";
    }

    @Override
    public List<String> columns() {
        return List.of(name());
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        return way.ordinal();
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return false;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(Direction.values()[(int) bin].toString());
    }
}
