package org.htmst.answer.columnar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.impl.ColumnWriteStoreV1;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Row groups of Parquet, some blocks each, one page a column and block. Pages are compressed by Zstandard. Numbers of channels, which have
 * few levels, and names are in dictionaries, times as differences.
 *
 * <p>Metadata of the file has what the schema says of all, {@code columns}, a JSON list of what it says of each, and
 * {@code ARROW:schema}, from which readers that know Arrow give each column its own again.
 */
final class ParquetBlocks implements BlockWriter {

    private static final int ROW_GROUP_BYTES = 128 << 20;

    /** More than a block of numbers has. */
    private static final int PAGE_BYTES = 16 << 20;

    private static final int NO_PADDING = 0;
    private static final int INDEX_BYTES = 64;

    private final ColumnSchema schema;
    private final int blocksOfGroup;
    private final MessageType type;
    private final ParquetFileWriter file;
    private final CountedStream stream;
    private final ZstdPages compressor = new ZstdPages();
    private final Map<String, Binary> texts = new HashMap<>();
    private Optional<Group> group = Optional.empty();

    /** @param blocksOfGroup which wait in memory, compressed, until a row group is whole */
    ParquetBlocks(OutputStream out, ColumnSchema schema, int blocksOfGroup) throws IOException {
        this.schema = schema;
        this.blocksOfGroup = blocksOfGroup;
        this.type = ParquetSchemas.of(schema);
        this.stream = new CountedStream(out);
        this.file = new ParquetFileWriter(
                stream.asFile(),
                type,
                ParquetFileWriter.Mode.CREATE,
                ROW_GROUP_BYTES,
                NO_PADDING,
                INDEX_BYTES,
                Integer.MAX_VALUE,
                false);
        file.start();
    }

    /** The row group that is being written. */
    private final class Group {

        private final ColumnChunkPageWriteStore pages;
        private final ColumnWriteStore columns;
        private final List<ColumnWriter> writers = new ArrayList<>();
        private long rows;
        private int blocks;

        Group(int rowsOfBlock) {
            ParquetProperties properties = properties(rowsOfBlock);
            pages = new ColumnChunkPageWriteStore(compressor, type, properties.getAllocator(), INDEX_BYTES);
            columns = new ColumnWriteStoreV1(type, pages, properties);
            for (ColumnDescriptor column : type.getColumns()) {
                writers.add(columns.getColumnWriter(column));
            }
        }

        void add(RowBlock block) {
            for (int c = 0; c < writers.size(); c++) {
                write(writers.get(c), schema.fields().get(c), block, c);
            }
            // Columns before rows: pages end where blocks do, so that it makes no difference to the library.
            for (int i = 0; i < block.size(); i++) {
                columns.endRecord();
            }
            rows += block.size();
            blocks++;
        }

        void end() throws IOException {
            columns.flush();
            file.startBlock(rows);
            pages.flushToFileWriter(file);
            file.endBlock();
            close();
        }

        void close() {
            columns.close();
            pages.close();
        }
    }

    private ParquetProperties properties(int rowsOfBlock) {
        ParquetProperties.Builder builder = ParquetProperties.builder()
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withValuesWriterFactory(new DefaultV2ValuesWriterFactory())
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withPageSize(PAGE_BYTES)
                .withPageRowCountLimit(rowsOfBlock)
                .withMinRowCountForPageSizeCheck(rowsOfBlock)
                .withMaxRowCountForPageSizeCheck(rowsOfBlock)
                .estimateRowCountForPageSizeCheck(false)
                .withSizeStatisticsEnabled(false);
        for (ColumnField field : schema.fields()) {
            builder.withDictionaryEncoding(field.name(), repeats(field.type()));
        }
        return builder.build();
    }

    /** Whether values come often: times, places and local times do not, and a dictionary would be tried in vain. */
    private static boolean repeats(ColumnType type) {
        return type != ColumnType.TIME && type != ColumnType.FLOAT64;
    }

    @Override
    public void write(RowBlock block) throws IOException {
        if (group.isEmpty()) {
            group = Optional.of(new Group(block.capacity()));
        }
        group.get().add(block);
        if (group.get().blocks == blocksOfGroup) {
            group.get().end();
            group = Optional.empty();
        }
    }

    private void write(ColumnWriter out, ColumnField field, RowBlock block, int column) {
        int rows = block.size();
        int defined = field.nullable() ? 1 : 0;
        switch (field.type()) {
            case TIME, INT64 -> {
                long[] longs = block.longs(column);
                for (int i = 0; i < rows; i++) {
                    if (field.nullable() && longs[i] == RowBlock.MISSING) {
                        out.writeNull(0, 0);
                    } else {
                        out.write(longs[i], 0, defined);
                    }
                }
            }
            case TEXT -> {
                String[] strings = block.texts(column);
                for (int i = 0; i < rows; i++) {
                    if (strings[i] == null) {
                        out.writeNull(0, 0);
                    } else {
                        out.write(texts.computeIfAbsent(strings[i], Binary::fromString), 0, defined);
                    }
                }
            }
            case FLOAT64 -> {
                double[] numbers = block.numbers(column);
                for (int i = 0; i < rows; i++) {
                    if (Double.isNaN(numbers[i])) {
                        out.writeNull(0, 0);
                    } else {
                        out.write(numbers[i], 0, defined);
                    }
                }
            }
            case FLOAT32 -> {
                double[] numbers = block.numbers(column);
                for (int i = 0; i < rows; i++) {
                    if (Double.isNaN(numbers[i])) {
                        out.writeNull(0, 0);
                    } else {
                        out.write((float) numbers[i], 0, defined);
                    }
                }
            }
            default -> {
                double[] numbers = block.numbers(column);
                for (int i = 0; i < rows; i++) {
                    if (Double.isNaN(numbers[i])) {
                        out.writeNull(0, 0);
                    } else {
                        // Above 2 to the 31st the low half of a long has the bits of the unsigned kind.
                        out.write((int) (long) numbers[i], 0, defined);
                    }
                }
            }
        }
    }

    @Override
    public void finish() throws IOException {
        if (group.isPresent()) {
            group.get().end();
            group = Optional.empty();
        }
        file.end(metadata());
        stream.flush();
    }

    private Map<String, String> metadata() {
        Map<String, String> all = new LinkedHashMap<>(schema.metadata());
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        for (ColumnField field : schema.fields()) {
            ObjectNode entry = columns.addObject().put("name", field.name());
            field.metadata().forEach(entry::put);
        }
        all.put("columns", columns.toString());
        all.put(
                "ARROW:schema",
                Base64.getEncoder().encodeToString(ArrowSchemas.of(schema).serializeAsMessage()));
        return all;
    }

    @Override
    public void close() {
        group.ifPresent(Group::close);
        group = Optional.empty();
        compressor.release();
    }
}
