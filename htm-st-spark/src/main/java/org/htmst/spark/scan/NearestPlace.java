package org.htmst.spark.scan;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.htmst.hbase.near.NearAnswer;
import org.htmst.hbase.near.NearSearch;
import org.htmst.near.Metric;
import org.htmst.near.Points;
import org.htmst.spark.filter.PlaceFilter;
import org.htmst.spark.product.TableQuestion;
import org.htmst.sphere.LonLat;

/**
 * A place to which the k nearest samples are wanted.
 *
 * @param k 1 or more
 */
record NearestPlace(LonLat place, int k) {

    /** For so many a search of its own is not worth while. */
    private static final int MOST = 10_000;

    /** That of an order of rows; empty if it is another. */
    static Optional<NearestPlace> of(SortOrder order, int k) {
        return order.direction() == SortDirection.ASCENDING && k <= MOST
                ? PlaceFilter.centre(order.expression()).map(place -> new NearestPlace(place, k))
                : Optional.empty();
    }

    /**
     * The question about samples that are as near as the k-th nearest of those that another is about, and perhaps a few more.
     *
     * @param search begins a search among the samples of a question
     */
    TableQuestion narrowed(TableQuestion question, Function<TableQuestion, NearSearch> search) {
        if (question.isEmpty()) {
            return question;
        }
        NearSearch near = search.apply(question);
        NearAnswer answer = near.nearest(Points.of(new double[] {place.lonDeg()}, new double[] {place.latDeg()}), k);
        near.finish();
        if (answer.count(0) < k) {
            return question;
        }
        double km = Metric.km(answer.matches(0).measure(answer.slot(0, k - 1)));
        return question.in(PlaceFilter.cap(place, km));
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
