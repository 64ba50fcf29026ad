package org.htmst.hbase.catalog;

import org.htmst.time.TimeWindow;

/**
 * A span of time in which two live granules of one product and satellite may hold the same samples.
 *
 * @param older the one with the lower number
 * @param newer the one that answers
 * @param satellite the satellite
 * @param window what both cover
 */
public record Overlap(Granule older, Granule newer, String satellite, TimeWindow window) {}
