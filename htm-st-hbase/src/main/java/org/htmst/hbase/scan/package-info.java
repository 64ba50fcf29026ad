/**
 * From a {@link org.htmst.hbase.scan.SampleQuery} to a stream of batches.
 *
 * <p>{@link org.htmst.hbase.scan.ScanPlanner} picks the live granules, decomposes region and window into ranges of codes, and
 * those into ranges of rows; {@link org.htmst.hbase.scan.SampleScan} reads them in parallel, only the columns needed. Inside a row
 * the run map rules out runs of samples, and what remains is tested one by one, so that answers are exact.
 *
 * <pre>{@code
 * try (SampleScan scan = planner.scan(SampleQuery.of(new Cap(new LonLat(-45, -30), 45), week))) {
 *     for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) { ... }
 * }
 * }</pre>
 */
package org.htmst.hbase.scan;
