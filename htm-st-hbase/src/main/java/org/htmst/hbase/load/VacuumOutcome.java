package org.htmst.hbase.load;

/**
 * What a vacuum did.
 *
 * @param granules dead granules whose rows were removed
 * @param rows rows removed
 * @param waiting dead granules left, because queries that began before their death may still run
 */
public record VacuumOutcome(int granules, long rows, int waiting) {}
