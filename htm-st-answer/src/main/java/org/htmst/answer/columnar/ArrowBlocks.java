package org.htmst.answer.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Record batches of Arrow, one a block. Names repeat from row to row; they stand there in full, since a dictionary would have to come
 * before the first batch.
 */
final class ArrowBlocks implements BlockWriter {

    /** Makes what writes vectors. */
    @FunctionalInterface
    private interface Form {
        ArrowWriter writer(VectorSchemaRoot root);
    }

    private final List<ColumnField> fields;
    private final BufferAllocator memory = new RootAllocator();
    private final VectorSchemaRoot root;
    private final ArrowWriter writer;

    private ArrowBlocks(ColumnSchema schema, Schema arrow, Form form) throws IOException {
        this.fields = schema.fields();
        this.root = VectorSchemaRoot.create(arrow, memory);
        // Not to be closed without an end: that would write one.
        this.writer = form.writer(root);
        writer.start();
    }

    static ArrowBlocks stream(WritableByteChannel out, ColumnSchema schema) throws IOException {
        return new ArrowBlocks(schema, ArrowSchemas.of(schema), root -> new ArrowStreamWriter(root, null, out));
    }

    static ArrowBlocks file(WritableByteChannel out, ColumnSchema schema) throws IOException {
        return new ArrowBlocks(schema, ArrowSchemas.of(schema), root -> new ArrowFileWriter(root, null, out));
    }

    @Override
    public void write(RowBlock block) throws IOException {
        for (int c = 0; c < fields.size(); c++) {
            FieldVector vector = root.getVector(c);
            if (vector instanceof VarCharVector texts) {
                fill(texts, block.texts(c), block.size());
            } else {
                fill((BaseFixedWidthVector) vector, fields.get(c), block, c);
            }
        }
        root.setRowCount(block.size());
        writer.writeBatch();
    }

    @Override
    public void finish() throws IOException {
        writer.end();
    }

    @Override
    public void close() {
        root.close();
        memory.close();
    }

    private static void fill(BaseFixedWidthVector vector, ColumnField field, RowBlock block, int column) {
        int rows = block.size();
        vector.allocateNew(rows);
        ByteBuffer data = buffer(vector.getDataBuffer().nioBuffer(0, rows * vector.getTypeWidth()));
        if (field.type().isLong()) {
            data.asLongBuffer().put(block.longs(column), 0, rows);
            validate(vector, field.nullable() ? present(block.longs(column), rows) : all(rows));
            return;
        }
        double[] numbers = block.numbers(column);
        switch (field.type()) {
            case FLOAT64 -> data.asDoubleBuffer().put(numbers, 0, rows);
            case FLOAT32 -> {
                for (int i = 0; i < rows; i++) {
                    data.putFloat(i << 2, (float) numbers[i]);
                }
            }
            case INT32, UINT32 -> {
                for (int i = 0; i < rows; i++) {
                    // The low half of a long has the bits of both kinds.
                    data.putInt(i << 2, (int) (long) numbers[i]);
                }
            }
            case INT16, UINT16 -> {
                for (int i = 0; i < rows; i++) {
                    data.putShort(i << 1, (short) (long) numbers[i]);
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    data.put(i, (byte) (long) numbers[i]);
                }
            }
        }
        byte[] present = new byte[bytes(rows)];
        for (int i = 0; i < rows; i++) {
            present[i >> 3] |= (byte) (numbers[i] == numbers[i] ? 1 << (i & 7) : 0);
        }
        validate(vector, present);
    }

    private static void fill(VarCharVector vector, String[] texts, int rows) {
        byte[][] bytes = new byte[rows][];
        byte[] present = new byte[bytes(rows)];
        long length = 0;
        for (int i = 0; i < rows; i++) {
            if (texts[i] != null) {
                // Neighbours mostly are of one satellite.
                bytes[i] = i > 0 && texts[i].equals(texts[i - 1])
                        ? bytes[i - 1]
                        : texts[i].getBytes(StandardCharsets.UTF_8);
                present[i >> 3] |= (byte) (1 << (i & 7));
                length += bytes[i].length;
            }
        }
        vector.allocateNew(length, rows);
        ByteBuffer offsets = buffer(vector.getOffsetBuffer().nioBuffer(0, (rows + 1) * Integer.BYTES));
        ByteBuffer data = buffer(vector.getDataBuffer().nioBuffer(0, Math.toIntExact(length)));
        offsets.putInt(0);
        for (int i = 0; i < rows; i++) {
            if (bytes[i] != null) {
                data.put(bytes[i]);
            }
            offsets.putInt(data.position());
        }
        validate(vector, present);
        vector.setLastSet(rows - 1);
    }

    private static void validate(FieldVector vector, byte[] present) {
        vector.getValidityBuffer().setBytes(0, present);
    }

    private static byte[] present(long[] longs, int rows) {
        byte[] present = new byte[bytes(rows)];
        for (int i = 0; i < rows; i++) {
            present[i >> 3] |= (byte) (longs[i] == RowBlock.MISSING ? 0 : 1 << (i & 7));
        }
        return present;
    }

    private static byte[] all(int rows) {
        byte[] present = new byte[bytes(rows)];
        Arrays.fill(present, (byte) 0xFF);
        int rest = rows & 7;
        if (rest > 0) {
            present[present.length - 1] = (byte) ((1 << rest) - 1);
        }
        return present;
    }

    private static int bytes(int bits) {
        return (bits + 7) >> 3;
    }

    private static ByteBuffer buffer(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
