package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.htmst.cover.Cover;

/** {@code htm_cover(region, level)}: the trixels of a level that touch a region, as ranges of their ids. */
public final class HtmCover extends PlaceFunction<ArrayData> {

    private static final long serialVersionUID = 1;

    /** Their area is then a hundredth more than the region's or less, by the table of {@link Cover}. */
    private static final int MOST_RANGES = 1024;

    public HtmCover() {
        super(
                "htm_cover",
                List.of("region", "level"),
                List.of(DataTypes.StringType, DataTypes.IntegerType),
                DataTypes.createArrayType(
                        new StructType().add("first", DataTypes.LongType, false).add("last", DataTypes.LongType, false),
                        false),
                "ranges of ids of trixels of the level, first and last included, of which no other touches the region.");
    }

    /** What Spark calls. */
    public ArrayData invoke(UTF8String region, int level) {
        return new GenericArrayData(Cover.of(RegionText.region(region), level, MOST_RANGES).outer().ranges().stream()
                .map(range -> new GenericInternalRow(new Object[] {range.first(), range.end() - 1}))
                .toArray());
    }
}
