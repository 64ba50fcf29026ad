package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/**
 * By longitude: with a width from -180 to 180 degrees, with edges wherever these lie between -180 and 360.
 *
 * @param turns the bins a turn lower, as they are, and a turn higher; a place has up to three longitudes from -180 to 360
 */
record ByLongitude(List<Binning> turns) implements Group {

    private static final int TURN = 360;
    private static final int HALF_TURN = 180;

    /** @throws IllegalArgumentException if edges are outside -180 to 360, or more than a turn apart */
    static ByLongitude of(Binning bins) {
        if (bins instanceof BinEdges edges) {
            double from = edges.ends()[0];
            double to = edges.ends()[1];
            if (from < -HALF_TURN || to > TURN || to - from > TURN) {
                throw new IllegalArgumentException("edges of lon from " + from + " to " + to
                        + " degrees are outside -180 to 360, or go round more than once");
            }
        }
        return new ByLongitude(List.of(bins.moved(-TURN), bins, bins.moved(TURN)));
    }

    @Override
    public String name() {
        return "lon";
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        double lonDeg = batch.lonDeg()[i];
        if (turns.get(1) instanceof BinWidth) {
            return turns.get(lonDeg >= HALF_TURN ? 2 : 1).bin(lonDeg, batch.positionType());
        }
        for (Binning bins : turns) {
            long bin = bins.bin(lonDeg, batch.positionType());
            if (bin != NONE) {
                return bin;
            }
        }
        return NONE;
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return false;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(turns.get(1).edge(bin), turns.get(1).edge(bin + 1));
    }
}
