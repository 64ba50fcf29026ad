/**
 * The three HBase tables of a store: their names, families and settings ({@link org.htmst.hbase.table.StoreTables}). They fill a
 * namespace of HBase, {@code htmst} unless the connection's setting {@code htmst.namespace} names another.
 *
 * <p>{@code htmst:samples} has one family per {@link org.htmst.sample.Family} and rows as the schema package specifies them;
 * {@code htmst:catalog} has the one family {@code c}, rows named by text, and JSON in the column {@code j}; live rows have the granule number in {@code t};
 * {@code htmst:guard} is made like it, and described by the guard package.
 */
package org.htmst.hbase.table;
