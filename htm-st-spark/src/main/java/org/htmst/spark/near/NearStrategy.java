package org.htmst.spark.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.Inner$;
import org.apache.spark.sql.catalyst.plans.LeftOuter$;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.scan.ProductScanBuilder;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Carries out joins of points with samples near to them by the store's own search. */
public final class NearStrategy extends SparkStrategy {

    @Override
    public Seq<SparkPlan> apply(LogicalPlan plan) {
        Optional<SparkPlan> found = Optional.empty();
        if (plan instanceof NearestJoin nearest) {
            found = Optional.of(nearest.exec(this::planLater));
        } else if (plan instanceof Join join && join.condition().isDefined() && ProductScanBuilder.isIndexed()) {
            if (join.joinType().equals(Inner$.MODULE$)) {
                found = join(join, join.left(), join.right(), false)
                        .or(() -> join(join, join.right(), join.left(), false));
            } else if (join.joinType().equals(LeftOuter$.MODULE$)) {
                found = join(join, join.left(), join.right(), true);
            }
        }
        return Columns.seq(found.stream().toList());
    }

    private Optional<SparkPlan> join(Join join, LogicalPlan points, LogicalPlan samples, boolean keepsLonely) {
        return SampleSide.of(samples)
                .filter(side -> !keepsLonely || side.isPlain())
                .flatMap(side -> join(join, points, side, keepsLonely));
    }

    private Optional<SparkPlan> join(Join join, LogicalPlan points, SampleSide side, boolean keepsLonely) {
        List<Expression> all = new ArrayList<>(
                DistanceCondition.split(side.inside(join.condition().get())));
        Optional<DistanceCondition> distance = DistanceCondition.of(all, new DistanceCondition.Sides() {
            @Override
            public Optional<ProductColumn.Kind> sample(Expression expression) {
                return side.column(expression).map(ProductColumn::kind);
            }

            @Override
            public boolean isOfPoint(Expression expression) {
                return expression.deterministic() && expression.references().subsetOf(points.outputSet());
            }
        });
        return distance.map(condition -> {
            all.addAll(side.filters());
            List<Attribute> found = side.read().stream()
                    .map(column -> keepsLonely ? column.withNullability(true) : column)
                    .toList();
            SparkPlan exec = new NearJoinExec(
                    planLater(points),
                    condition.point().lon(),
                    condition.point().lat(),
                    Option.apply(condition.point().time()),
                    Columns.seq(found),
                    Option.apply(all.stream().reduce(And::new).orElseThrow()),
                    new SampleSearch(NearQuestion.within(condition.reach()), side.scan(), keepsLonely));
            return new ProjectExec(output(join, side), exec);
        });
    }

    /** The columns of the join in its order. */
    private static Seq<NamedExpression> output(Join join, SampleSide side) {
        return Columns.seq(CollectionConverters.asJava(join.output()).stream()
                .map(column -> side.output().stream()
                        .filter(own -> own.exprId().equals(column.exprId()))
                        .findFirst()
                        .orElse(column))
                .toList());
    }
}
