/**
 * What a product of a store is to Spark: where the store is ({@link org.htmst.spark.product.StorePlace}), the columns of the table
 * ({@link org.htmst.spark.product.StoredProduct}), and which of its samples are asked for
 * ({@link org.htmst.spark.product.TableQuestion}).
 *
 * <pre>
 * home=/data/htm-st, product=poes-proc     a place, and a product there
 * satellite, time, lon, lat, …, channels   its columns
 * in cap (0, 90, 10), satellites [noaa-18] a question
 * </pre>
 */
package org.htmst.spark.product;
