package org.htmst.spark.product;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.htmst.grid.TrixelId;
import org.htmst.sample.Channel;
import org.htmst.sphere.LonLat;

/**
 * A column of the table of a product.
 *
 * @param kind what it tells
 * @param name as in SQL
 * @param channel whose values it has; null for another kind
 * @param level of the trixels that it has; -1 for another kind
 */
public record ProductColumn(Kind kind, String name, Channel channel, int level) implements Serializable {

    /** What a column may tell. */
    public enum Kind {
        SATELLITE(DataTypes.StringType),
        TIME(DataTypes.TimestampType),
        LON(DataTypes.DoubleType),
        LAT(DataTypes.DoubleType),
        ALT(DataTypes.DoubleType),
        LOCAL_TIME(DataTypes.DoubleType),
        /** A trixel. */
        HTM_ID(DataTypes.LongType),
        CHANNEL(null);

        private final DataType type;

        Kind(DataType type) {
            this.type = type;
        }
    }

    /** The level of the trixels of {@code htm_id}: their sides are some 10 m long. */
    private static final int HTM_LEVEL = 20;

    /** What a trixel of a coarser level is called, of which each partition may have its own. */
    public static final String CELL = "cell";

    /** A column of each sample, called as its kind. */
    static ProductColumn of(Kind kind) {
        return new ProductColumn(
                kind, kind.name().toLowerCase(Locale.ROOT), null, kind == Kind.HTM_ID ? HTM_LEVEL : -1);
    }

    static ProductColumn of(Channel channel) {
        return new ProductColumn(Kind.CHANNEL, channel.name(), channel, -1);
    }

    /** The trixel of a level that a sample is in. */
    static ProductColumn cell(int level) {
        return new ProductColumn(Kind.HTM_ID, CELL, null, level);
    }

    /** The trixel of a place, by which it is told. */
    public long trixel(LonLat place) {
        return TrixelId.of(place.unitVector(), level);
    }

    public DataType type() {
        if (kind != Kind.CHANNEL) {
            return kind.type;
        }
        return switch (channel.type()) {
            case INT8 -> DataTypes.ByteType;
            case UINT8, INT16 -> DataTypes.ShortType;
            case UINT16, INT32 -> DataTypes.IntegerType;
            case UINT32 -> DataTypes.LongType;
            case FLOAT32 -> DataTypes.FloatType;
            case FLOAT64 -> DataTypes.DoubleType;
        };
    }

    public StructField field() {
        return field(name);
    }

    /** The column under another name. */
    public StructField field(String as) {
        MetadataBuilder metadata = new MetadataBuilder();
        comment().ifPresent(comment -> metadata.putString("comment", comment));
        return new StructField(as, type(), kind == Kind.ALT || kind == Kind.CHANNEL, metadata.build());
    }

    private Optional<String> comment() {
        return switch (kind) {
            case LON -> Optional.of("degrees east, -180 to 180 (excluded)");
            case LAT -> Optional.of("geodetic, degrees");
            case ALT -> Optional.of("km");
            case LOCAL_TIME -> Optional.of("mean solar local time, hours");
            case HTM_ID -> Optional.of("trixel of level " + level);
            case CHANNEL ->
                Optional.of(
                        channel.unit().isEmpty()
                                ? channel.description()
                                : channel.description() + ", " + channel.unit());
            default -> Optional.empty();
        };
    }
}
