/**
 * How long a store is tried again, and what is said when it does not answer.
 *
 * <p>{@link org.htmst.hbase.retry.ClientTimeouts} bounds what HBase's and Hadoop's clients do by themselves;
 * {@link org.htmst.hbase.retry.Patience} runs steps again that failed in ways that may pass, and ends those that never come back;
 * {@link org.htmst.hbase.retry.RowScan} does so for the rows of a scan.
 *
 * <pre>{@code
 * Patience patience = Patience.of(connection);
 * Result row = patience.run(() -> table.get(new Get(key)));
 * }</pre>
 */
package org.htmst.hbase.retry;
