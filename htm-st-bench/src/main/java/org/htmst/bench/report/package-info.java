/**
 * What the benchmark prints: a {@link org.htmst.bench.report.BenchReport} as text for people
 * ({@link org.htmst.bench.report.TextReport}) or as JSON lines for programs ({@link org.htmst.bench.report.JsonReport}), and the
 * {@linkplain org.htmst.bench.report.Targets targets} that it meets or not.
 *
 * <pre>{@code
 * new TextReport(System.out).print(report);
 * }</pre>
 */
package org.htmst.bench.report;
