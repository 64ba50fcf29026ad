package org.htmst.spark.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.AttributeSet$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.htmst.spark.product.ProductColumn;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Points with the nearest samples of each, in the order of their ranks. Spark copies it by its constructor, whose arguments are its parts. */
public final class NearestJoin extends LogicalPlan {

    private static final long serialVersionUID = 1;

    private final LogicalPlan points;
    private final Expression lon;
    private final Expression lat;
    private final Option<Expression> time;
    private final Seq<Attribute> found;
    private final transient Object search;

    /**
     * A join.
     *
     * @param lon of a point
     * @param lat of a point
     * @param time of a point
     * @param found columns of how near a sample is, and of the sample
     * @param search a {@link SampleSearch}
     */
    public NearestJoin(
            LogicalPlan points,
            Expression lon,
            Expression lat,
            Option<Expression> time,
            Seq<Attribute> found,
            Object search) {
        this.points = points;
        this.lon = lon;
        this.lat = lat;
        this.time = time;
        this.found = found;
        this.search = search;
    }

    /**
     * The nearest samples of points.
     *
     * @param points a plan whose columns {@code prefix + "lon"} and {@code prefix + "lat"} are doubles, and {@code prefix + "time"} is an instant
     *     if times count
     * @param samples an optimised plan
     * @return empty if it is not simply of samples of a table, narrowed in ways that the store knows
     */
    public static Optional<LogicalPlan> of(
            LogicalPlan points, String prefix, LogicalPlan samples, NearQuestion question) {
        return SampleSide.of(samples)
                .filter(side -> side.filters().isEmpty() && side.isPlain())
                .map(side -> {
                    List<Attribute> found = new ArrayList<>();
                    List<ProductColumn> columns = new ArrayList<>();
                    question.rankFields().forEach(field -> found.add(Columns.of(field)));
                    side.output().forEach(column -> {
                        columns.add(side.column(column).orElseThrow());
                        found.add(Columns.of(columns.get(columns.size() - 1).field(column.name())));
                    });
                    return new NearestJoin(
                            points,
                            Columns.find(points.output(), prefix + "lon"),
                            Columns.find(points.output(), prefix + "lat"),
                            question.isTimed()
                                    ? Option.apply(Columns.find(points.output(), prefix + "time"))
                                    : Option.empty(),
                            Columns.seq(found),
                            new SampleSearch(question, side.scan().of(columns), false));
                });
    }

    /** The join as it is carried out. */
    SparkPlan exec(Function<LogicalPlan, SparkPlan> planned) {
        return new NearJoinExec(planned.apply(points), lon, lat, time, found, Option.empty(), search);
    }

    @Override
    public Seq<Attribute> output() {
        return Columns.both(points.output(), found);
    }

    @Override
    public AttributeSet producedAttributes() {
        return AttributeSet$.MODULE$.apply(Columns.expressions(found));
    }

    @Override
    public Seq<LogicalPlan> children() {
        return Columns.seq(List.of(points));
    }

    @Override
    public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
        return new NearestJoin(children.apply(0), lon, lat, time, found, search);
    }

    @Override
    public Object productElement(int number) {
        return List.of(points, lon, lat, time, found, search).get(number);
    }

    @Override
    public int productArity() {
        return 6;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof NearestJoin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NearestJoin join
                && join.points.equals(points)
                && join.lon.equals(lon)
                && join.lat.equals(lat)
                && join.time.equals(time)
                && join.found.equals(found)
                && join.search.equals(search);
    }

    @Override
    public int hashCode() {
        return Objects.hash(points, lon, lat, time, found, search);
    }
}
