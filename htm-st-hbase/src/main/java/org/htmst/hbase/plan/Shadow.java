package org.htmst.hbase.plan;

import java.io.Serializable;
import org.htmst.hbase.catalog.Granule;
import org.htmst.time.TimeWindow;

/**
 * A span in which a later loaded granule may hold the samples of an earlier one of the same product, so that each is answered once: by
 * the later. What it does hold there is read only when a sample of the earlier would answer.
 *
 * @param granule the number of the earlier
 * @param satellite the number of the satellite
 * @param later the later
 * @param window the time that both cover
 */
public record Shadow(int granule, int satellite, Granule later, TimeWindow window) implements Serializable {}
