/**
 * Answers that can be cited: what was asked of which granules is kept under an id, so that it can be asked again, of the same granules,
 * after files were loaded, replaced and removed; and for how long the rows of such granules are kept.
 */
package org.htmst.hbase.catalog.cite;
