/**
 * Measures the store: {@code htm-st bench} runs the seven queries of the design against a simulated archive and its rivals,
 * {@code htm-st bench keys} counts the rows that each key layout touches. {@link org.htmst.bench.Bench} is the program.
 *
 * <pre>{@code
 * htm-st bench --help
 * }</pre>
 */
package org.htmst.bench;
