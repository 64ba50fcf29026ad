package org.htmst.spark.near;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.types.StructField;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Columns of plans, and lists as plans have them. */
final class Columns {

    private Columns() {}

    static <T> Seq<T> seq(Collection<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    /** The columns of points and what is found for them. */
    static Seq<Attribute> both(Seq<Attribute> points, Seq<Attribute> found) {
        List<Attribute> all = new ArrayList<>(CollectionConverters.asJava(points));
        all.addAll(CollectionConverters.asJava(found));
        return seq(all);
    }

    /** Columns as expressions. */
    static Seq<Expression> expressions(Seq<Attribute> columns) {
        return seq(List.<Expression>copyOf(CollectionConverters.asJava(columns)));
    }

    /** A column that no other plan has. */
    static Attribute of(StructField field) {
        return new AttributeReference(
                field.name(),
                field.dataType(),
                field.nullable(),
                field.metadata(),
                NamedExpression$.MODULE$.newExprId(),
                seq(List.of()));
    }

    /** The column of a name. */
    static Attribute find(Seq<Attribute> columns, String name) {
        return CollectionConverters.asJava(columns).stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
