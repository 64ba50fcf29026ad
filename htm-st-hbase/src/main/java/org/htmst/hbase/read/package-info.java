/**
 * From a {@link org.htmst.hbase.plan.ScanPlan}, or a {@link org.htmst.hbase.plan.ScanTask} of one, to samples or sums. One reader serves
 * all: inside a row the run map rules out runs of samples, and what remains is tested one by one, so that answers are exact. All
 * questions to a store share the threads of its {@link org.htmst.hbase.read.ScanExecutor}.
 */
package org.htmst.hbase.read;
