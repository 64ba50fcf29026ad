package org.htmst.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.store.Gazetteer;
import org.htmst.spark.function.RegionText;
import org.htmst.sphere.Region;

/** Takes from Spark what the store does itself. */
final class ProductScanBuilder
        implements SupportsPushDownV2Filters,
                SupportsPushDownRequiredColumns,
                SupportsPushDownLimit,
                SupportsPushDownAggregates {

    private final StoredProduct product;
    private final List<Predicate> pushed = new ArrayList<>();
    private TableQuestion question;
    private List<ProductColumn> columns;
    private int limit = Integer.MAX_VALUE;
    private Optional<WantedTotals> totals = Optional.empty();

    /**
     * A scan of a product.
     *
     * @param region to which it is confined beside all filters, a name that the store knows or a {@link RegionText}; empty for none
     */
    ProductScanBuilder(StoredProduct product, String region) {
        this.product = product;
        this.columns = List.copyOf(product.columns().values());
        TableQuestion all = TableQuestion.all(product);
        this.question = region.isEmpty() ? all : all.in(region(product, region));
    }

    private static Region region(StoredProduct product, String text) {
        Gazetteer regions = OpenStores.of(product.place()).regions();
        return regions.find(text).isPresent() ? regions.region(text) : RegionText.parse(text);
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        List<Predicate> left = new ArrayList<>();
        for (Predicate predicate : predicates) {
            Optional<TableQuestion> narrower = question.with(predicate);
            if (narrower.isPresent()) {
                question = narrower.get();
                pushed.add(predicate);
            } else {
                left.add(predicate);
            }
        }
        return left.toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return pushed.toArray(Predicate[]::new);
    }

    @Override
    public void pruneColumns(StructType required) {
        columns = product.columns(required);
    }

    @Override
    public boolean pushLimit(int most) {
        limit = most;
        return true;
    }

    @Override
    public boolean isPartiallyPushed() {
        return true;
    }

    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        totals = WantedTotals.of(aggregation, product.columns());
        return totals.isPresent();
    }

    @Override
    public Scan build() {
        return totals.isPresent()
                ? new TotalsScan(question, totals.get())
                : new SampleTableScan(question, columns, limit);
    }
}
