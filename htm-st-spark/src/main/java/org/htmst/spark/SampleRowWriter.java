package org.htmst.spark;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/** Collects the samples of one task; nothing is stored before all tasks have ended. */
final class SampleRowWriter implements DataWriter<InternalRow> {

    private final SampleRowReader reader;
    private final SampleRows rows;

    private SampleRowWriter(SampleRowReader reader) {
        this.reader = reader;
        this.rows = new SampleRows(reader.channels().size());
    }

    /** Makes one for each task. */
    record Factory(SampleRowReader reader) implements DataWriterFactory, Serializable {

        @Override
        public DataWriter<InternalRow> createWriter(int partition, long task) {
            return new SampleRowWriter(reader);
        }
    }

    @Override
    public void write(InternalRow row) {
        reader.add(row, rows);
    }

    @Override
    public WriterCommitMessage commit() {
        return rows.trimmed();
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
}
