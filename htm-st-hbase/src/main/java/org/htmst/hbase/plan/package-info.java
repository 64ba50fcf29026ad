/**
 * What is to be read for a {@link org.htmst.query.SampleQuery}: which rows, which columns, and which granules count.
 * {@link org.htmst.hbase.plan.ScanPlan} holds it; region and window become ranges of codes, and those ranges of rows, each with
 * the number of rows to expect. Nothing is read here.
 */
package org.htmst.hbase.plan;
