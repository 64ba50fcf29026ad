/**
 * What Spark asks of rows, read as what the store can be asked. Each class reads conditions of one kind and leaves all others alone, so that a
 * filter is taken either exactly or not at all.
 *
 * <pre>
 * lat &gt; 60 AND NOT in_cap(lon, lat, 0, 90, 10)     a region
 * time &lt; '2019-10-24' OR time &gt;= '2019-10-25'      windows of time
 * satellite IN ('noaa-15', 'noaa-18')                names
 * e3 &gt; 100 OR e4 &gt; 100                              a condition of values
 * </pre>
 */
package org.htmst.spark.filter;
