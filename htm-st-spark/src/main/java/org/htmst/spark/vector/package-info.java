/**
 * Columns as Spark reads them, over the arrays of a batch of the store.
 *
 * <pre>
 * store     Spark
 * double    byte, short, int, bigint, float or double; NaN is null
 * ms        microseconds
 * </pre>
 */
package org.htmst.spark.vector;
