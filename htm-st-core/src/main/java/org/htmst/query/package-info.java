/**
 * Questions and what answers them, whatever the store: {@link org.htmst.query.SampleQuery} is what is asked,
 * {@link org.htmst.query.Aggregate} an answer in numbers, {@link org.htmst.query.ScanStatistics} what was read for it. A
 * {@link org.htmst.query.SampleSource} answers: a store, or a {@link org.htmst.query.MemorySource} of tables in memory.
 */
package org.htmst.query;
