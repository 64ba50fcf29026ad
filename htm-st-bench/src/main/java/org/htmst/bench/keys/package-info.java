/**
 * What queries read under several orders of keys, counted over millions of simulated positions without a store.
 * {@link org.htmst.bench.keys.KeysCommand} is the command.
 *
 * <pre>{@code
 * htm-st bench keys --scale paper
 * }</pre>
 */
package org.htmst.bench.keys;
