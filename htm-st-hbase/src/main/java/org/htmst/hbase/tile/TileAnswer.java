package org.htmst.hbase.tile;

import org.htmst.hbase.plan.TileCover;

/**
 * What tiles have answered of a question.
 *
 * @param cover for which chunks they did
 * @param tiles how many were read for it, each of up to four channels of a day
 * @param samples how many samples they stand for
 */
public record TileAnswer(TileCover cover, long tiles, long samples) {

    /** No answer. */
    public static final TileAnswer NONE = new TileAnswer(TileCover.NONE, 0, 0);
}
