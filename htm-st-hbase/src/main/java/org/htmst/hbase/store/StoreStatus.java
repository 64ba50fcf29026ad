package org.htmst.hbase.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a store.
 *
 * @param schemaVersion version of the byte layout
 * @param layout the order of digits in the code
 * @param chunkLevel the level of the cells that chunks fall into
 * @param liveGranules granules that answer queries
 * @param deadGranules granules whose rows wait for {@code vacuum}
 * @param unfinishedGranules granules being loaded, or left by loads that were killed
 * @param olderGranules live granules of an older schema version, which {@code upgrade} writes anew
 * @param rollUps of satellites, products and quarters, which answer summaries
 * @param missingRollUps those that {@code roll-up} would make
 * @param samples samples in live granules
 * @param newestMs time of the latest of them, ms since 1970 UTC; empty if there is none
 * @param operation what of several steps is under way, or was cut short: what, since when, by whom, and what to do
 * @param cluster the servers
 */
public record StoreStatus(
        int schemaVersion,
        String layout,
        int chunkLevel,
        int liveGranules,
        int deadGranules,
        int unfinishedGranules,
        int olderGranules,
        int rollUps,
        int missingRollUps,
        long samples,
        OptionalLong newestMs,
        Optional<String> operation,
        ClusterStatus cluster) {}
