package org.htmst.spark.near;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.scan.SampleTableScan;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A side of a join that is the samples of a table, with their columns renamed or computed, and perhaps filtered by what the store does not
 * know.
 *
 * @param scan says which samples
 * @param read the columns that it reads
 * @param output the columns of the side, of those read
 * @param filters what has to hold, too, of those read
 */
public record SampleSide(
        SampleTableScan scan, List<Attribute> read, List<NamedExpression> output, List<Expression> filters) {

    /** That of a plan; empty if it is another. */
    public static Optional<SampleSide> of(LogicalPlan plan) {
        if (plan instanceof DataSourceV2ScanRelation relation
                && relation.scan() instanceof SampleTableScan scan
                && !scan.isLimited()) {
            List<Attribute> read = CollectionConverters.asJava(relation.output()).stream()
                    .map(Attribute.class::cast)
                    .toList();
            return Optional.of(new SampleSide(scan, read, List.copyOf(read), List.of()));
        }
        if (plan instanceof Project project) {
            return of(project.child()).flatMap(side -> side.with(CollectionConverters.asJava(project.projectList())));
        }
        if (plan instanceof Filter filter && filter.condition().deterministic()) {
            return of(filter.child()).map(side -> {
                List<Expression> both = new ArrayList<>(side.filters);
                both.add(side.inside(filter.condition()));
                return new SampleSide(side.scan, side.read, side.output, both);
            });
        }
        return Optional.empty();
    }

    private Optional<SampleSide> with(List<NamedExpression> columns) {
        List<NamedExpression> outer = new ArrayList<>();
        Map<ExprId, NamedExpression> named = named();
        for (NamedExpression column : columns) {
            if (!((Expression) column).deterministic()) {
                return Optional.empty();
            }
            outer.add(
                    column instanceof Attribute attribute
                            ? named.get(attribute.exprId())
                            : (NamedExpression) inside((Expression) column));
        }
        return Optional.of(new SampleSide(scan, read, outer, filters));
    }

    private Map<ExprId, NamedExpression> named() {
        Map<ExprId, NamedExpression> named = new HashMap<>();
        output.forEach(column -> named.put(column.exprId(), column));
        return named;
    }

    /** An expression over the side's columns, over those that are read. */
    Expression inside(Expression expression) {
        return inside(expression, named());
    }

    private static Expression inside(Expression expression, Map<ExprId, NamedExpression> named) {
        if (expression instanceof Attribute attribute) {
            NamedExpression column = named.get(attribute.exprId());
            return column == null ? attribute : column instanceof Alias alias ? alias.child() : (Expression) column;
        }
        return expression.mapChildren(child -> inside(child, named));
    }

    /** Whether its columns are such as are read, perhaps under other names. */
    boolean isPlain() {
        return output.stream().allMatch(column -> column(column).isPresent());
    }

    /** What column of the table an expression over those that are read is; empty if it is none. */
    Optional<ProductColumn> column(Object expression) {
        Object inner = expression instanceof Alias alias ? alias.child() : expression;
        for (int i = 0; i < read.size(); i++) {
            if (inner instanceof Attribute attribute
                    && attribute.exprId().equals(read.get(i).exprId())) {
                return Optional.of(scan.columns().get(i));
            }
        }
        return Optional.empty();
    }
}
