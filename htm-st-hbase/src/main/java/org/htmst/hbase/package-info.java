/**
 * The store on HBase. A failure of the store or of a file is an {@link org.htmst.hbase.HtmStException}, which says whether a
 * retry helps.
 */
package org.htmst.hbase;
