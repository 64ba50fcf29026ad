package org.htmst.hbase.codec;

import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Family;

/**
 * One cell of a chunk's row. The array is not copied: whoever is handed a cell must not write into it.
 *
 * @param family the column family, named by the constant
 * @param qualifier the number that {@link Qualifier} makes bytes of
 * @param value the block
 */
public record ChunkCell(Family family, int qualifier, byte[] value) {}
