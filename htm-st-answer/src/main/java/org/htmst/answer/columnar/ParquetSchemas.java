package org.htmst.answer.columnar;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Says in Parquet's words what a file holds. */
final class ParquetSchemas {

    private static final int INT64_BITS = 64;

    private ParquetSchemas() {}

    static MessageType of(ColumnSchema schema) {
        return new MessageType(
                "samples", schema.fields().stream().map(ParquetSchemas::field).toList());
    }

    private static Type field(ColumnField field) {
        return switch (field.type()) {
            case TIME ->
                named(field, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS));
            case TEXT -> named(field, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
            case INT8 -> integer(field, 8, true);
            case UINT8 -> integer(field, 8, false);
            case INT16 -> integer(field, 16, true);
            case UINT16 -> integer(field, 16, false);
            case INT32 -> integer(field, 32, true);
            case UINT32 -> integer(field, 32, false);
            case INT64 -> named(field, PrimitiveTypeName.INT64, LogicalTypeAnnotation.intType(INT64_BITS, true));
            case FLOAT32 -> named(field, PrimitiveTypeName.FLOAT, null);
            case FLOAT64 -> named(field, PrimitiveTypeName.DOUBLE, null);
        };
    }

    private static PrimitiveType integer(ColumnField field, int bits, boolean signed) {
        return named(field, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(bits, signed));
    }

    private static PrimitiveType named(ColumnField field, PrimitiveTypeName type, LogicalTypeAnnotation meaning) {
        return Types.primitive(type, field.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED)
                .as(meaning)
                .named(field.name());
    }
}
