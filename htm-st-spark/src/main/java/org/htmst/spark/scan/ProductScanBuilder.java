package org.htmst.spark.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownTopN;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.store.Gazetteer;
import org.htmst.spark.filter.PlaceFilter;
import org.htmst.spark.function.RegionText;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StoredProduct;
import org.htmst.spark.product.TableQuestion;
import org.htmst.sphere.Region;

/** Takes from Spark what the store does itself. */
public final class ProductScanBuilder
        implements SupportsPushDownV2Filters,
                SupportsPushDownRequiredColumns,
                SupportsPushDownTopN,
                SupportsPushDownLimit,
                SupportsPushDownAggregates {

    /** A setting of a session: whether the store does what it can, as it does unless told {@code false}. */
    private static final String INDEX = "spark.htm-st.index";

    private final StoredProduct product;
    private final boolean isIndexed = isIndexed();
    private final List<Predicate> pushed = new ArrayList<>();
    private TableQuestion question;
    private List<ProductColumn> columns;
    private int limit = Integer.MAX_VALUE;
    private Optional<NearestPlace> nearest = Optional.empty();
    private Optional<WantedTotals> totals = Optional.empty();

    /**
     * A scan of a product.
     *
     * @param region to which it is confined beside all filters, a name that the store knows or a {@link RegionText}; empty for none
     */
    public ProductScanBuilder(StoredProduct product, String region) {
        this.product = product;
        this.columns = List.copyOf(product.columns().values());
        TableQuestion all = TableQuestion.all(product);
        this.question = region.isEmpty() ? all : all.in(region(product, region));
    }

    /** Whether the session wants the store to do what it can; else all rows are read, and Spark does the rest. */
    public static boolean isIndexed() {
        return Boolean.parseBoolean(SQLConf.get().getConfString(INDEX, "true"));
    }

    private static Region region(StoredProduct product, String text) {
        Gazetteer regions = OpenStores.of(product.place()).regions();
        return regions.find(text).isPresent() ? regions.region(text) : RegionText.parse(text);
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        if (!isIndexed) {
            return predicates;
        }
        List<Predicate> left = new ArrayList<>();
        for (Predicate predicate : predicates) {
            Optional<TableQuestion> narrower = question.with(predicate);
            if (narrower.isPresent()) {
                question = narrower.get();
                pushed.add(predicate);
            } else {
                // All that are so near are in the cap, and some more perhaps.
                PlaceFilter.around(predicate).ifPresent(cap -> question = question.in(cap));
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
        if (isIndexed) {
            limit = most;
        }
        return isIndexed;
    }

    /** The nearest to a place; Spark sorts them, and those that are as far as the last. */
    @Override
    public boolean pushTopN(SortOrder[] orders, int most) {
        if (isIndexed && most > 0) {
            nearest = NearestPlace.of(orders[0], most);
            limit = nearest.isPresent() ? most : limit;
        }
        return nearest.isPresent();
    }

    @Override
    public boolean isPartiallyPushed() {
        return true;
    }

    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        totals = isIndexed ? WantedTotals.of(aggregation, product.columns()) : Optional.empty();
        return totals.isPresent();
    }

    @Override
    public Scan build() {
        return totals.isPresent()
                ? new TotalsScan(question, totals.get())
                : new SampleTableScan(question, columns, limit, nearest);
    }
}
