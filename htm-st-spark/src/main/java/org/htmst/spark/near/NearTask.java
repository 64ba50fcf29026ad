package org.htmst.spark.near;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.util.TaskCompletionListener;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StorePlace;
import scala.collection.immutable.Seq;

/**
 * What a task of Spark needs to join its points with samples.
 *
 * @param query a name that no other has
 * @param place where the store is
 * @param plan of all samples that may answer
 * @param question what is asked of points
 * @param point how a point's place follows from its row
 * @param columns of the samples
 * @param spoilt channels that tell which values of others are spoilt
 * @param condition of the join, over {@code output}; null for none
 * @param keepsLonely whether points are kept that nothing is near to
 * @param output columns of the result: of the points, of the rank if the nearest are asked for, of the samples
 */
record NearTask(
        String query,
        StorePlace place,
        ScanPlan plan,
        NearQuestion question,
        PointPlace point,
        List<ProductColumn> columns,
        List<String> spoilt,
        Expression condition,
        boolean keepsLonely,
        Seq<Attribute> output)
        implements Serializable {

    /** The rows of the points of a partition and what is near to them. */
    Iterator<InternalRow> join(Iterator<InternalRow> points) {
        SharedSearch shared = SharedSearch.of(query, place, plan, question);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> shared.close());
        return new NearRows(this, shared.search(), points);
    }

    /** How many columns tell how near a sample is. */
    int rankColumns() {
        return question.isNearest() ? question.rankFields().size() : 0;
    }
}
