/**
 * Rows of the samples table on their way to whoever decodes them. {@link org.htmst.hbase.row.RowReader} hands over those of some ranges, in
 * the order of their keys, wherever they come from: {@link org.htmst.hbase.row.KeptRows}, which the store's earlier questions left, or the
 * region servers.
 *
 * <p>What is kept are the rows of one code that start on one UTC day. Rows of a live granule never change what they tell, and a chunk lies in
 * one day; so kept rows are right for whoever asks for no other granules of that day than were live, and had all their rows, when they were
 * read. That this was so until the end of the reading is known only then: {@link org.htmst.hbase.row.ReadProof} tells.
 */
package org.htmst.hbase.row;
