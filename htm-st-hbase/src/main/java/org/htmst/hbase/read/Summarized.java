package org.htmst.hbase.read;

import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.tile.TileAnswer;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Summary;

/**
 * What the samples of a question come to.
 *
 * @param summary of them
 * @param granules that may have answered
 * @param tiles what tiles have answered of it
 * @param statistics what was read of chunks
 */
public record Summarized(Summary summary, List<Granule> granules, TileAnswer tiles, ScanStatistics statistics) {}
