/**
 * What the systems under test have in common: each is an {@link org.htmst.bench.system.ArchiveSystem} that answers a query with rows or
 * with an aggregate. The consumer of rows is a {@link org.htmst.bench.system.SampleDigest}, which touches every value, so that equal
 * {@link org.htmst.bench.system.Answer}s mean equal samples.
 *
 * <pre>{@code
 * QueryRun run = system.run(query, Mode.ROWS);
 * run.answer().difference(other.answer()).ifPresent(System.err::println);
 * }</pre>
 */
package org.htmst.bench.system;
