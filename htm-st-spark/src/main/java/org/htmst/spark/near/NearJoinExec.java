package org.htmst.spark.near;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.AttributeSet$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.SparkPlan;
import org.htmst.spark.scan.SampleTableScan;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Joins points, as they come, with samples that the store finds near to them. Spark copies it by its constructor, whose arguments are its parts. */
public final class NearJoinExec extends SparkPlan {

    private static final long serialVersionUID = 1;

    private final SparkPlan points;
    private final Expression lon;
    private final Expression lat;
    private final Option<Expression> time;
    private final Seq<Attribute> found;
    private final Option<Expression> condition;
    private final transient Object search;

    /**
     * A join.
     *
     * @param lon of a point
     * @param lat of a point
     * @param time of a point
     * @param found columns of how near a sample is, and of the sample
     * @param condition of all columns
     * @param search a {@link SampleSearch}
     */
    public NearJoinExec(
            SparkPlan points,
            Expression lon,
            Expression lat,
            Option<Expression> time,
            Seq<Attribute> found,
            Option<Expression> condition,
            Object search) {
        this.points = points;
        this.lon = lon;
        this.lat = lat;
        this.time = time;
        this.found = found;
        this.condition = condition;
        this.search = search;
    }

    private SampleSearch search() {
        return (SampleSearch) search;
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
    public RDD<InternalRow> doExecute() {
        SampleTableScan scan = search().scan();
        NearTask task = new NearTask(
                UUID.randomUUID().toString(),
                scan.place(),
                scan.plan(),
                search().question(),
                new PointPlace(lon, lat, time.getOrElse(() -> null)).of(points.output()),
                scan.columns(),
                scan.flags(),
                condition.getOrElse(() -> null),
                search().keepsLonely(),
                output());
        return points.execute().toJavaRDD().mapPartitions(task::join).rdd();
    }

    @Override
    public Seq<SparkPlan> children() {
        return Columns.seq(List.of(points));
    }

    @Override
    public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
        return new NearJoinExec(children.apply(0), lon, lat, time, found, condition, search);
    }

    @Override
    public String nodeName() {
        return "HtmStNearJoin";
    }

    @Override
    public String simpleString(int maxFields) {
        return nodeName() + " " + search
                + (condition.isEmpty() ? "" : ", " + condition.get().sql());
    }

    @Override
    public String verboseString(int maxFields) {
        return simpleString(maxFields);
    }

    @Override
    public Object productElement(int number) {
        return List.of(points, lon, lat, time, found, condition, search).get(number);
    }

    @Override
    public int productArity() {
        return 7;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof NearJoinExec;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NearJoinExec join
                && join.points.equals(points)
                && join.lon.equals(lon)
                && join.lat.equals(lat)
                && join.time.equals(time)
                && join.found.equals(found)
                && join.condition.equals(condition)
                && join.search.equals(search);
    }

    @Override
    public int hashCode() {
        return Objects.hash(points, lon, lat, time, found, condition, search);
    }
}
