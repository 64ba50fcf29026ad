package org.htmst.spark;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.htmst.formats.Product;
import org.htmst.formats.SampleOrder;
import org.htmst.formats.SourceContent;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StoredProduct;

/**
 * Loads the rows of a table as one granule: all of them at one instant, or none. They are collected in the driver, whose memory has to hold them.
 */
final class GranuleWrite implements WriteBuilder, Write, BatchWrite {

    private static final int FIRST_CHANNEL = 3;

    private final StoredProduct product;
    private final String granule;
    private final SampleRowReader reader;

    /**
     * A load.
     *
     * @param granule the name under which it is loaded, as that of a file
     */
    GranuleWrite(StoredProduct product, String granule, SampleRowReader reader) {
        if (!granule.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}")) {
            throw new IllegalArgumentException(
                    "granule name '" + granule
                            + "' is not allowed; give option granule, up to 200 letters, digits, '.', '_' and '-', as a file would be called");
        }
        this.product = product;
        this.granule = granule;
        this.reader = reader;
    }

    @Override
    public Write build() {
        return this;
    }

    @Override
    public BatchWrite toBatch() {
        return this;
    }

    @Override
    public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        return new SampleRowWriter.Factory(reader);
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        SampleRows rows = new SampleRows(reader.channels().size());
        for (WriterCommitMessage message : messages) {
            if (message != null) {
                rows.addAll((SampleRows) message);
            }
        }
        if (rows.size() == 0) {
            throw new IllegalArgumentException("there is no row to write; a granule has at least one sample");
        }
        OpenStores.of(product.place()).load(content(table(rows)));
    }

    /** There is nothing to take back. */
    @Override
    public void abort(WriterCommitMessage[] messages) {}

    private SampleTable table(SampleRows rows) {
        List<String> satellites = rows.satellites().stream().sorted().toList();
        int[] satellite = Arrays.stream(rows.satellite(), 0, rows.size())
                .map(number -> satellites.indexOf(rows.satellites().get(number)))
                .toArray();
        int[] order = SampleOrder.sorted(IntStream.range(0, rows.size()).toArray(), rows.timeMs(), satellite);
        SampleOrder.distinct(order, rows.timeMs(), satellite, (record, first) -> {
            throw new IllegalArgumentException("two rows are of " + satellites.get(satellite[record]) + " at "
                    + rows.timeMs()[record] + " ms since 1970; a satellite has one sample of a product at a time");
        });
        double[][] numbers = Stream.of(rows.numbers())
                .map(column -> SampleOrder.pick(Arrays.copyOf(column, rows.size()), order))
                .toArray(double[][]::new);
        boolean areFloats = Stream.of(numbers[0], numbers[1], numbers[2])
                .flatMapToDouble(Arrays::stream)
                .allMatch(ValueType.FLOAT32::holds);
        return new SampleTable(
                areFloats ? ValueType.FLOAT32 : ValueType.FLOAT64,
                satellites,
                SampleOrder.pick(satellite, order),
                SampleOrder.pick(rows.timeMs(), order),
                numbers[0],
                numbers[1],
                numbers[2],
                reader.channels(),
                Arrays.copyOfRange(numbers, FIRST_CHANNEL, numbers.length));
    }

    private SourceContent content(SampleTable table) {
        MessageDigest digest = sha256();
        long bytes = write(table, digest);
        return new SourceContent(
                Path.of(granule),
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                "spark",
                new Product(
                        product.name(),
                        product.name(),
                        "",
                        product.columns().values().stream()
                                .filter(column -> column.kind() == ProductColumn.Kind.CHANNEL)
                                .map(ProductColumn::channel)
                                .toList()),
                table,
                table.size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Gives all of a table to a digest, as there is no file whose bytes could be; how many bytes these were. */
    private static long write(SampleTable table, MessageDigest digest) {
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
            long bytes = 0;
            for (int i = 0; i < table.size(); i++) {
                byte[] satellite = table.satellites().get(table.satellite()[i]).getBytes(StandardCharsets.UTF_8);
                out.write(satellite);
                out.writeLong(table.timeMs()[i]);
                out.writeDouble(table.lonDeg()[i]);
                out.writeDouble(table.latDeg()[i]);
                out.writeDouble(table.altKm()[i]);
                bytes += satellite.length + 4L * Double.BYTES;
            }
            for (int c = 0; c < table.channels().size(); c++) {
                out.writeUTF(table.channels().get(c).name());
                for (double value : table.values()[c]) {
                    out.writeDouble(value);
                }
                bytes += (long) Double.BYTES * table.size();
            }
            out.flush();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
