package org.htmst.hbase.store;

import java.util.Optional;

/**
 * What a restored store holds.
 *
 * @param granules live granules
 * @param samples their samples
 * @param strayRows rows of loads that ran while the snapshot was taken; nobody sees them, and the next vacuum removes them
 * @param lacking the first granule that has not all of its rows, and what to do
 */
public record RestoreOutcome(int granules, long samples, long strayRows, Optional<String> lacking) {}
