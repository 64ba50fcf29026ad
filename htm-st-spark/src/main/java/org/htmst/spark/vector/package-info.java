/**
 * Columns as Spark reads them, over the arrays of a batch of the store.
 *
 * <pre>{@code
 * ColumnVector times = new TimeVector(batch.timeMs());
 * }</pre>
 */
package org.htmst.spark.vector;
