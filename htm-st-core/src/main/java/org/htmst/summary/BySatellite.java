package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/**
 * By satellites.
 *
 * @param names of all there may be, sorted
 */
record BySatellite(List<String> names) implements Group {

    @Override
    public String name() {
        return "satellite";
    }

    @Override
    public List<String> columns() {
        return List.of(name());
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        int place = names.indexOf(batch.satellite());
        return place < 0 ? NONE : place;
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return true;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(names.get((int) bin));
    }
}
