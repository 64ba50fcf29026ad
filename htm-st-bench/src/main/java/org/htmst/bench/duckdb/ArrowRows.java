package org.htmst.bench.duckdb;

import java.io.IOException;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import org.htmst.bench.system.SampleDigest;

/** Reads rows of DuckDB as Arrow columns, a batch at a time, into arrays as a Java program wants them. */
final class ArrowRows {

    private static final int BATCH = 1 << 14;

    private final byte[] satellite = new byte[BATCH];
    private final long[] timeMs = new long[BATCH];
    private final float[] lonDeg = new float[BATCH];
    private final float[] latDeg = new float[BATCH];
    private final float[] altKm = new float[BATCH];
    private final float[] value = new float[BATCH];

    /** Reads satellite, time, longitude, latitude, altitude and value, none of them null; when the first batch came. */
    long read(PreparedStatement statement, BufferAllocator allocator, SampleDigest digest)
            throws SQLException, IOException {
        long firstNs = 0;
        try (DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery();
                ArrowReader reader = (ArrowReader) rows.arrowExportStream(allocator, BATCH)) {
            while (reader.loadNextBatch()) {
                firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
                read(reader.getVectorSchemaRoot(), digest);
            }
        }
        return firstNs == 0 ? System.nanoTime() : firstNs;
    }

    private void read(VectorSchemaRoot batch, SampleDigest digest) {
        int size = batch.getRowCount();
        batch.getVector(0).getDataBuffer().getBytes(0, satellite, 0, size);
        batch.getVector(1)
                .getDataBuffer()
                .nioBuffer(0, size * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer()
                .get(timeMs, 0, size);
        floats(batch.getVector(2), lonDeg, size);
        floats(batch.getVector(3), latDeg, size);
        floats(batch.getVector(4), altKm, size);
        floats(batch.getVector(5), value, size);
        for (int i = 0; i < size; i++) {
            digest.add(satellite[i], timeMs[i], lonDeg[i], latDeg[i], altKm[i], value[i]);
        }
    }

    private static void floats(FieldVector column, float[] to, int size) {
        column.getDataBuffer()
                .nioBuffer(0, size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .get(to, 0, size);
    }
}
