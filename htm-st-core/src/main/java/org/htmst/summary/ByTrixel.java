package org.htmst.summary;

import java.util.List;
import org.htmst.grid.TrixelId;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;
import org.htmst.track.Direction;

/** By trixels of a level; a trixel is named by its octant and digits, such as {@code N012}. */
record ByTrixel(int level) implements Group {

    private static final int HIGHEST_LEVEL = 12;

    ByTrixel {
        if (level < 0 || level > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("trixel level " + level + " is not 0 to " + HIGHEST_LEVEL);
        }
    }

    @Override
    public String name() {
        return "trixel";
    }

    @Override
    public List<String> columns() {
        return List.of(name());
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        return TrixelId.of(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector(), level);
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return level <= trixelLevel;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(TrixelId.name(bin));
    }
}
