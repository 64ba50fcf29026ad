package org.htmst.hbase.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.ChunkCell;
import org.htmst.hbase.schema.ChunkKeyFormat;
import org.htmst.hbase.schema.ChunkRow;
import org.htmst.hbase.schema.Chunks;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.table.StoreTables;

/** Encodes chunks and puts them, on several threads: encoding is the client's work, writing the server's. */
final class ChunkWriter {

    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int ROWS_PER_PUT = 16;

    private final Connection connection;
    private final ChunkKeyFormat keys;

    ChunkWriter(Connection connection, CodeLayout layout) {
        this.connection = connection;
        this.keys = new ChunkKeyFormat(layout.bits());
    }

    /** Writes all rows; when it returns, every one is acknowledged. */
    void write(Chunks chunks) throws IOException {
        ExecutorService writers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> written = new ArrayList<>();
            for (int first = 0; first < chunks.size(); first += ROWS_PER_PUT) {
                IntStream rows = IntStream.range(first, Math.min(chunks.size(), first + ROWS_PER_PUT));
                written.add(writers.submit(() -> {
                    put(rows.mapToObj(chunks::row).map(this::putOf).toList());
                    return null;
                }));
            }
            for (Future<?> part : written) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while loading", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new HtmStException(
                    "a chunk could not be stored: " + e.getCause().getMessage(), false, e.getCause());
        } finally {
            writers.shutdownNow();
            awaitEnd(writers);
        }
    }

    /** Waits for puts that are under way, so that none comes after this load was reported as failed. */
    private static void awaitEnd(ExecutorService writers) {
        try {
            writers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(List<Put> rows) throws IOException {
        try (Table table = connection.getTable(StoreTables.SAMPLES)) {
            table.put(rows);
        }
    }

    private Put putOf(ChunkRow row) {
        Put put = new Put(keys.encode(row.key()));
        for (ChunkCell cell : row.cells()) {
            put.addColumn(StoreTables.family(cell.family()), Qualifier.encode(cell.qualifier()), cell.value());
        }
        return put;
    }
}
