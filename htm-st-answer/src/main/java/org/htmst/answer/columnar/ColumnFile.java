package org.htmst.answer.columnar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/** A file of columns in the making. Closing it does not close what it is written to. */
public final class ColumnFile implements AutoCloseable {

    private final RowBlock block;
    private final BlockWriter writer;

    /** Rows after which a row group may end at a seam; of five satellites it has some 10,000. Large ones reach over too much to be passed over. */
    private static final int FEWEST_OF_GROUP = 1 << 13;

    /** Blocks of a row group else: a quarter of a million rows, of few columns, which readers take at once. */
    private static final int BLOCKS_A_GROUP = 4;

    private ColumnFile(ColumnSchema schema, BlockWriter writer) {
        this.block = new RowBlock(schema.fields());
        this.writer = writer;
    }

    /** An Arrow stream: record batches one after the other, which a reader can take as they come. */
    public static ColumnFile arrowStream(OutputStream out, ColumnSchema schema) throws IOException {
        return new ColumnFile(schema, ArrowBlocks.stream(Channels.newChannel(out), schema));
    }

    /** An Arrow file, which has a directory of its record batches at its end. */
    public static ColumnFile arrowFile(WritableByteChannel out, ColumnSchema schema) throws IOException {
        return new ColumnFile(schema, ArrowBlocks.file(out, schema));
    }

    /** A Parquet file. */
    public static ColumnFile parquet(OutputStream out, ColumnSchema schema) throws IOException {
        return new ColumnFile(schema, new ParquetBlocks(out, schema, BLOCKS_A_GROUP));
    }

    /**
     * A Parquet file of sorted rows, whose row groups end at {@linkplain #seam seams}, so that the least and greatest values of each tell a
     * reader whether it matters.
     */
    public static ColumnFile sortedParquet(OutputStream out, ColumnSchema schema) throws IOException {
        return new ColumnFile(schema, new ParquetBlocks(out, schema, 1));
    }

    /** Where the next rows go, behind those that it has. */
    public RowBlock block() {
        return block;
    }

    /** Takes the next {@code rows} of the block as given; there is room for one more afterwards. */
    public void add(int rows) throws IOException {
        block.add(rows);
        if (block.room() == 0) {
            writer.write(block);
            block.clear();
        }
    }

    /** Says that what comes next is unlike what was added before: a good place to end a block, if it has enough rows. */
    public void seam() throws IOException {
        if (block.size() >= FEWEST_OF_GROUP) {
            writer.write(block);
            block.clear();
        }
    }

    /** Writes what waits, and the end. */
    public void finish() throws IOException {
        if (block.size() > 0) {
            writer.write(block);
            block.clear();
        }
        writer.finish();
    }

    /** Lets go of memory, finished or not. */
    @Override
    public void close() {
        writer.close();
    }
}
