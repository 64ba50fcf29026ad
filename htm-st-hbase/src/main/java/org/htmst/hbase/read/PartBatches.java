package org.htmst.hbase.read;

import org.apache.hadoop.hbase.client.Result;
import org.htmst.sample.SampleBatch;

/** What answers of one part of a plan, read when asked for. */
final class PartBatches implements BatchSource {

    private final RowReader rows;
    private final ChunkReader chunks;

    PartBatches(RowReader rows, ChunkReader chunks) {
        this.rows = rows;
        this.chunks = chunks;
    }

    @Override
    public SampleBatch next() {
        for (Result row = rows.next(); row != null; row = rows.next()) {
            SampleBatch batch = chunks.read(row);
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    @Override
    public void close() {
        rows.close();
    }
}
