/**
 * Runs queries against systems, in turn and often, and insists that all answers are equal.
 *
 * <pre>{@code
 * List<Measurement> all = new Measuring(systems, new Repeats(3, 7), true, System.err).measure(queries);
 * }</pre>
 */
package org.htmst.bench.measure;
