package org.htmst.spark.scan;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.htmst.sample.SampleBatch;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StoredProduct;
import org.htmst.spark.vector.NumberVector;
import org.htmst.spark.vector.TimeVector;
import org.htmst.spark.vector.TrixelVector;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;

/**
 * How columns of a table are made of batches of samples.
 *
 * @param columns of the table, in its order
 * @param channels that have to be asked for
 * @param flags that have to be asked for, too: where one is above 0, the values of its channels are spoilt
 */
record SampleColumns(List<ProductColumn> columns, List<String> channels, List<String> flags) implements Serializable {

    /**
     * Those of some columns.
     *
     * @param withFlags whether the store does not leave spoilt values out itself
     */
    static SampleColumns of(StoredProduct product, List<ProductColumn> columns, boolean withFlags) {
        List<ProductColumn> channels = columns.stream()
                .filter(column -> column.kind() == ProductColumn.Kind.CHANNEL)
                .toList();
        Set<String> flags = new LinkedHashSet<>();
        if (withFlags) {
            for (ProductColumn channel : channels) {
                product.flag(channel)
                        .map(ProductColumn::name)
                        .or(() -> computedFlag(channel, flags))
                        .ifPresent(flags::add);
            }
        }
        return new SampleColumns(
                List.copyOf(columns), channels.stream().map(ProductColumn::name).toList(), List.copyOf(flags));
    }

    /** Of what is derived from channels with several flags that flag is an expression, which is given a name, once. */
    private static Optional<String> computedFlag(ProductColumn column, Set<String> flags) {
        String calibration = column.channel().calibration();
        boolean isNew = flags.stream().noneMatch(flag -> flag.endsWith("=" + calibration));
        return Optional.of("spoilt_" + flags.size() + "=" + calibration)
                .filter(text -> calibration.contains(" ") && isNew);
    }

    /** The columns of a batch, of which the first {@code rows} are wanted. */
    ColumnarBatch of(SampleBatch batch, int rows) {
        ColumnVector[] vectors =
                columns.stream().map(column -> vector(column, batch, rows)).toArray(ColumnVector[]::new);
        return new ColumnarBatch(vectors, rows);
    }

    private ColumnVector vector(ProductColumn column, SampleBatch batch, int rows) {
        return switch (column.kind()) {
            case SATELLITE -> {
                ConstantColumnVector satellite = new ConstantColumnVector(rows, DataTypes.StringType);
                satellite.setUtf8String(UTF8String.fromString(batch.satellite()));
                yield satellite;
            }
            case TIME -> new TimeVector(batch.timeMs());
            case LON -> new NumberVector(column.type(), signed(batch.lonDeg()));
            case LAT -> new NumberVector(column.type(), batch.latDeg());
            case ALT -> new NumberVector(column.type(), batch.altKm());
            case LOCAL_TIME -> new NumberVector(column.type(), localTimes(batch, rows));
            case HTM_ID -> new TrixelVector(trixels(column, batch, rows));
            case CHANNEL -> new NumberVector(column.type(), values(column, batch));
        };
    }

    private static double[] signed(double[] lonDeg) {
        double[] signed = new double[lonDeg.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = new LonLat(lonDeg[i], 0).signedLonDeg();
        }
        return signed;
    }

    private static double[] localTimes(SampleBatch batch, int rows) {
        double[] hours = new double[rows];
        for (int i = 0; i < rows; i++) {
            hours[i] = LocalTime.hours(LocalTime.of(batch, i));
        }
        return hours;
    }

    private static long[] trixels(ProductColumn column, SampleBatch batch, int rows) {
        long[] ids = new long[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = column.trixel(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]));
        }
        return ids;
    }

    private double[] values(ProductColumn column, SampleBatch batch) {
        double[] values = of(column.name(), batch).orElseThrow();
        String calibration = column.channel().calibration();
        return flags.stream()
                .filter(flag -> flag.equals(calibration) || flag.endsWith("=" + calibration))
                .map(flag -> flag.substring(0, flag.equals(calibration) ? flag.length() : flag.indexOf('=')))
                .findFirst()
                .flatMap(flag -> of(flag, batch))
                .map(flag -> unspoilt(values, flag))
                .orElse(values);
    }

    private static Optional<double[]> of(String channel, SampleBatch batch) {
        for (int c = 0; c < batch.channels().size(); c++) {
            if (batch.channels().get(c) != null
                    && batch.channels().get(c).name().equals(channel)) {
                return Optional.of(batch.values()[c]);
            }
        }
        return Optional.empty();
    }

    private static double[] unspoilt(double[] values, double[] flag) {
        double[] unspoilt = values;
        for (int i = 0; i < values.length; i++) {
            if (flag[i] > 0) {
                unspoilt = unspoilt == values ? values.clone() : unspoilt;
                unspoilt[i] = Double.NaN;
            }
        }
        return unspoilt;
    }
}
