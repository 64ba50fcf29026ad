/**
 * What a scientist would otherwise use: {@link org.htmst.bench.duckdb.DuckDbSystem}, DuckDB over one Parquet file sorted by time;
 * and what one has who exports the store, DuckDB over that file.
 *
 * <pre>{@code
 * try (ArchiveSystem duckDb = DuckDbSystem.sortedByTime(archive, 1, folder)) {
 *     duckDb.load(System.err);
 * }
 * }</pre>
 */
package org.htmst.bench.duckdb;
