package org.htmst.spark.near;

import org.htmst.spark.scan.SampleTableScan;

/**
 * What is sought for points.
 *
 * @param question what is asked of each
 * @param scan says which samples may answer, and which of their columns are wanted
 * @param keepsLonely whether points are kept that nothing is near to
 */
record SampleSearch(NearQuestion question, SampleTableScan scan, boolean keepsLonely) {

    /** For {@code explain}. */
    @Override
    public String toString() {
        return question + ", " + scan.description() + (keepsLonely ? ", left outer" : "");
    }
}
