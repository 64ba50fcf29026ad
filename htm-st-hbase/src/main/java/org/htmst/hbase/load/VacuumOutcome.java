package org.htmst.hbase.load;

/**
 * What a vacuum did.
 *
 * @param granules dead granules whose rows were removed
 * @param rows rows removed
 * @param waiting granules left that are not live: loads that may still run, and dead ones that queries may still read
 */
public record VacuumOutcome(int granules, long rows, int waiting) {}
