/**
 * Reads tables: {@link org.htmst.spark.scan.ProductScanBuilder} takes from Spark what the store does itself, and makes a scan of it, of
 * samples as batches of columns, or of totals.
 *
 * <pre>
 * BatchScan poes-proc[time, lat] htm-st [in LatitudeBand[southDeg=60.0, northDeg=90.0]]
 * BatchScan poes-proc[count(*)]  htm-st [times 2019-10-24/2019-10-25] totals [count(*)]
 * </pre>
 */
package org.htmst.spark.scan;
