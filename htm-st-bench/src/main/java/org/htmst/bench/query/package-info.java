/**
 * The seven questions that every system is asked. {@link org.htmst.bench.query.DesignQuery} lists them with the times they were made for;
 * {@link org.htmst.bench.query.BenchQuery} is one of them with the window that an archive of another span can answer.
 *
 * <pre>{@code
 * BenchQuery week = DesignQuery.III.in(archive.window());
 * }</pre>
 */
package org.htmst.bench.query;
