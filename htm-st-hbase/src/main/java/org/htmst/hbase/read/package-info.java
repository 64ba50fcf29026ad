/**
 * From a {@link org.htmst.hbase.plan.ScanPlan} to samples or sums. One reader serves both: inside a row the run map rules out runs
 * of samples, and what remains is tested one by one, so that answers are exact. Several threads read parts of a large plan.
 */
package org.htmst.hbase.read;
