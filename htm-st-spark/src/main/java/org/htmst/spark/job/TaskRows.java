package org.htmst.spark.job;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.spark.scan.TaskPartition;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** Hands parts of a plan to tasks of Spark. */
final class TaskRows {

    private TaskRows() {}

    /** A partition for each of some pieces of work, on the hosts that have the rows of its tasks, where Spark finds room. */
    static <T> JavaRDD<T> of(SparkSession session, List<T> pieces, Class<T> type, Function<T, List<ScanTask>> tasks) {
        List<Tuple2<T, Seq<String>>> placed = pieces.stream()
                .map(piece -> new Tuple2<>(piece, seq(hosts(tasks.apply(piece)))))
                .toList();
        return session.sparkContext()
                .makeRDD(seq(placed), ClassTag$.MODULE$.<T>apply(type))
                .toJavaRDD();
    }

    private static List<String> hosts(List<ScanTask> tasks) {
        return List.of(new TaskPartition(tasks, null).preferredLocations());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
