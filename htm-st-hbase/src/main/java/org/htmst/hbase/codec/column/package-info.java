/**
 * How columns of values and series of whole numbers become bytes, in the schemes that the page of the package {@code codec} specifies.
 */
package org.htmst.hbase.codec.column;
