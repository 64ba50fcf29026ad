package org.htmst.spark.job;

import java.io.IOException;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.summary.CellGroups;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.answer.summary.SummaryParts;
import org.htmst.failure.HtmStException;
import org.htmst.query.QueryLimits;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.StorePlace;
import org.htmst.spark.product.TableQuestion;
import org.htmst.spark.scan.TaskPartition;
import org.htmst.summary.Distribution;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import scala.Tuple2;

/**
 * What samples come to, in cells. What the store's tiles tell is counted when the job is made; of the rest each partition is counted where it is
 * read, and what one cell has of all partitions is added up in one place.
 *
 * @param place where the store is
 * @param groups by which cells are told apart
 * @param statistics of each channel
 */
public record SummaryJob(StorePlace place, CellGroups groups, List<Statistic> statistics) implements Serializable {

    /** What one partition has in a cell; partitions are added up in their order, so that sums are rounded alike each time. */
    private record Part(int number, List<Distribution> channels) implements Serializable {}

    /**
     * The lines of a summary.
     *
     * @param question which samples
     * @param channels one at least, by any of their names
     * @param groups what tells cells apart; none for all in one cell
     * @throws IllegalArgumentException if the store does not know a name, or groups are of passages or told apart by the same
     */
    public static Dataset<Row> of(
            SparkSession session,
            TableQuestion question,
            List<String> channels,
            List<GroupText> groups,
            List<Statistic> statistics) {
        StorePlace place = question.product().place();
        SummaryParts parts = parts(place, question, channels, groups);
        SummaryJob job = new SummaryJob(place, parts.groups(), List.copyOf(statistics));
        List<TaskPartition> partitions = parts.tasks().stream()
                .flatMap(ofWay -> TaskPartition.of(ofWay, null).stream())
                .toList();
        JavaPairRDD<List<Long>, Part> ofSamples = TaskRows.of(
                        session, partitions, TaskPartition.class, TaskPartition::tasks)
                .mapPartitionsWithIndex(job::counted, true)
                .mapToPair(cell -> cell);
        JavaPairRDD<List<Long>, Part> ofTiles = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelizePairs(cells(parts.counted(), -1), 1);
        int reducers = session.sparkContext().defaultParallelism();
        return session.createDataFrame(
                ofSamples.union(ofTiles).groupByKey(reducers).map(job::row), schema(parts.columns(statistics)));
    }

    private static SummaryParts parts(
            StorePlace place, TableQuestion question, List<String> channels, List<GroupText> groups) {
        try {
            return new SummaryMaker(OpenStores.of(place), true, QueryLimits.NONE)
                    .parts(question.ofTotals(channels), groups);
        } catch (IOException e) {
            throw new HtmStException("reading the catalog failed: " + e.getMessage(), true, e);
        }
    }

    private Iterator<Tuple2<List<Long>, Part>> counted(int number, Iterator<TaskPartition> partitions) {
        Summary summary = groups.summary();
        while (partitions.hasNext()) {
            OpenStores.of(place).summarize(partitions.next().tasks(), summary, QueryLimits.NONE);
        }
        return cells(summary, number).iterator();
    }

    private static List<Tuple2<List<Long>, Part>> cells(Summary summary, int number) {
        return summary.cells().stream()
                .map(cell -> new Tuple2<>(cell.bins(), new Part(number, cell.channels())))
                .toList();
    }

    private Row row(Tuple2<List<Long>, Iterable<Part>> cell) {
        List<Part> parts = StreamSupport.stream(cell._2().spliterator(), false)
                .sorted(Comparator.comparingInt(Part::number))
                .toList();
        List<Object> values = new ArrayList<>();
        List<Group> all = groups.groups();
        for (int g = 0; g < all.size(); g++) {
            all.get(g).cells(cell._1().get(g)).forEach(name -> values.add(value(name)));
        }
        for (int c = 0; c < groups.channels(); c++) {
            Distribution sum = new Distribution();
            for (Part part : parts) {
                sum.add(part.channels().get(c));
            }
            Statistic.all(statistics, sum).forEach(number -> values.add(value(number)));
        }
        return RowFactory.create(values.toArray());
    }

    private static Object value(Object told) {
        if (told instanceof Instant instant) {
            return Timestamp.from(instant);
        }
        return told instanceof Double number && number.isNaN() ? null : told;
    }

    private static StructType schema(List<CsvMetadata.Entry> columns) {
        StructType schema = new StructType();
        for (CsvMetadata.Entry column : columns) {
            String comment =
                    column.unit().isEmpty() ? column.description() : column.description() + ", " + column.unit();
            schema = schema.add(column.name(), type(column.datatype()), !column.required(), comment);
        }
        return schema;
    }

    private static DataType type(String datatype) {
        return switch (datatype) {
            case "date-time" -> DataTypes.TimestampType;
            case "integer" -> DataTypes.LongType;
            case "number" -> DataTypes.DoubleType;
            default -> DataTypes.StringType;
        };
    }
}
