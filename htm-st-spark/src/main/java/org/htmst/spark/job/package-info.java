/**
 * Answers that are jobs of their own: summaries ({@link org.htmst.spark.job.SummaryJob}), whose parts are counted where they are read and added up cell
 * by cell, and maps by local time ({@link org.htmst.spark.job.MapJob}), a task for each window of time. Both are equal to what the commands
 * make of the same samples.
 *
 * <pre>
 * SELECT * FROM htm_summarize('samples', 'e3/90', 'time:1d,L_IGRF:0.25', 'count,median,p95');
 * SELECT * FROM htm_interpolate('samples', 'e1/0', map('every', '7d', 'level', '6'));
 * </pre>
 */
package org.htmst.spark.job;
