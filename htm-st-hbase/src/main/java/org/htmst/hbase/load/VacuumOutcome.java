package org.htmst.hbase.load;

/**
 * What a vacuum did.
 *
 * @param granules dead granules whose rows were removed
 * @param rows rows removed
 * @param kept granules left whose rows are kept, as they were replaced or removed not long ago
 * @param keptForAnswers others that are kept since an answer was made of them
 * @param waiting other granules left that are not live: loads that may still run, and dead ones that queries may still read
 */
public record VacuumOutcome(int granules, long rows, int kept, int keptForAnswers, int waiting) {}
