/**
 * The row keys and column qualifiers of the samples table: {@link org.htmst.hbase.key.ChunkKeyFormat} writes and reads keys,
 * {@link org.htmst.hbase.key.Qualifier} the names of columns. The page of {@link org.htmst.hbase.codec} draws the bytes.
 */
package org.htmst.hbase.key;
