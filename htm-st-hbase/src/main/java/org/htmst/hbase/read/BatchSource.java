package org.htmst.hbase.read;

import org.htmst.sample.SampleBatch;

/** Batches one after another. */
interface BatchSource extends AutoCloseable {

    /** The next batch, or null at the end. */
    SampleBatch next() throws InterruptedException;

    @Override
    void close();

    /** Of a plan without rows. */
    BatchSource NONE = new BatchSource() {
        @Override
        public SampleBatch next() {
            return null;
        }

        @Override
        public void close() {}
    };
}
