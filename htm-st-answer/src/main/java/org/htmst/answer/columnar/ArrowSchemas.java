package org.htmst.answer.columnar;

import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Says in Arrow's words what a file holds. */
final class ArrowSchemas {

    private ArrowSchemas() {}

    static Schema of(ColumnSchema schema) {
        return new Schema(schema.fields().stream().map(ArrowSchemas::field).toList(), schema.metadata());
    }

    private static Field field(ColumnField field) {
        return new Field(
                field.name(), new FieldType(field.nullable(), type(field.type()), null, field.metadata()), List.of());
    }

    private static ArrowType type(ColumnType type) {
        return switch (type) {
            case TIME -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC");
            case TEXT -> new ArrowType.Utf8();
            case INT8 -> new ArrowType.Int(8, true);
            case UINT8 -> new ArrowType.Int(8, false);
            case INT16 -> new ArrowType.Int(16, true);
            case UINT16 -> new ArrowType.Int(16, false);
            case INT32 -> new ArrowType.Int(32, true);
            case UINT32 -> new ArrowType.Int(32, false);
            case INT64 -> new ArrowType.Int(64, true);
            case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        };
    }
}
