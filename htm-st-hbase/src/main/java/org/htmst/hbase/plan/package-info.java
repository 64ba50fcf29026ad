/**
 * What is to be read for a {@link org.htmst.query.SampleQuery}: which rows, which columns, and which granules count.
 * {@link org.htmst.hbase.plan.ScanPlan} holds it; region and window become ranges of codes, and those ranges of rows, each with
 * the number of rows to expect. A plan is cut into {@linkplain org.htmst.hbase.plan.ScanTask tasks}, which are plain data and can be sent
 * to other processes. Nothing is read here.
 */
package org.htmst.hbase.plan;
