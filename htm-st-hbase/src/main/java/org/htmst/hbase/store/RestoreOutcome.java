package org.htmst.hbase.store;

/**
 * What a restored store holds.
 *
 * @param granules live granules
 * @param samples their samples
 * @param strayRows rows of loads that ran while the snapshot was taken; nobody sees them, and the next vacuum removes them
 */
public record RestoreOutcome(int granules, long samples, long strayRows) {}
