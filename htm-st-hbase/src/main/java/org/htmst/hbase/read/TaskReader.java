package org.htmst.hbase.read;

import org.apache.hadoop.hbase.client.Result;
import org.htmst.sample.SampleBatch;

/** Reads one task: its samples, or what they come to. To be used once, by one thread at a time, and closed. */
final class TaskReader implements BatchSource {

    private final RowReader rows;
    private final ChunkReader chunks;

    TaskReader(RowReader rows, ChunkReader chunks) {
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

    /** Reads to the end, and adds up. */
    void addTo(Totals totals) {
        for (Result row = rows.next(); row != null; row = rows.next()) {
            chunks.add(row, totals);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
