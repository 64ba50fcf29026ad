/** What medians and percentiles cost: {@link org.htmst.bench.summary.SummaryBench} asks the store, with its tiles and without, and DuckDB. */
package org.htmst.bench.summary;
