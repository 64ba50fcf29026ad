package org.htmst.hbase.read;

import org.htmst.hbase.row.RowCells;
import org.htmst.hbase.row.RowReader;
import org.htmst.sample.SampleBatch;
import org.htmst.summary.Summary;

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
        for (RowCells row = rows.next(); row != null; row = rows.next()) {
            SampleBatch batch = rows.use(row, chunks::read);
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    /** Reads to the end, and adds up. */
    void addTo(Totals totals) {
        for (RowCells row = rows.next(); row != null; row = rows.next()) {
            rows.use(row, read -> {
                chunks.add(read, totals);
                return null;
            });
        }
    }

    /** Reads to the end, and adds to a summary. */
    void addTo(Summary summary) {
        for (RowCells row = rows.next(); row != null; row = rows.next()) {
            rows.use(row, read -> {
                chunks.add(read, summary);
                return null;
            });
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
