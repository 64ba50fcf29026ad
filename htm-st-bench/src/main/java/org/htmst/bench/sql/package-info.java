/**
 * The questions as SQL, which rivals with a database's language share: {@link org.htmst.bench.sql.SampleSql} words them,
 * {@link org.htmst.bench.sql.SqlDialect} knows what a system calls differently.
 *
 * <pre>{@code
 * String sql = new SampleSql(SqlDialect.QUESTDB, "samples").aggregate(query);
 * }</pre>
 */
package org.htmst.bench.sql;
