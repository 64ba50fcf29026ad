package org.htmst.spark.product;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.spark.filter.PlaceFilter;
import org.htmst.spark.filter.SatelliteFilter;
import org.htmst.spark.filter.TimeFilter;
import org.htmst.spark.filter.ValueFilter;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindows;

/**
 * What is asked of a product, as far as the store answers it.
 *
 * @param product whose samples
 * @param places regions, in all of which a sample must be
 * @param times when
 * @param satellites those of the product that are asked for
 * @param where bounds on values
 */
public record TableQuestion(
        StoredProduct product,
        List<Region> places,
        TimeWindows times,
        Set<String> satellites,
        List<ValueCondition> where) {

    /** All samples of a product. */
    public static TableQuestion all(StoredProduct product) {
        return new TableQuestion(product, List.of(), TimeWindows.ALWAYS, product.satellites(), List.of());
    }

    public TableQuestion in(Region region) {
        List<Region> all = new ArrayList<>(places);
        all.add(region);
        return new TableQuestion(product, all, times, satellites, where);
    }

    /** The same for some satellites alone. */
    public TableQuestion of(Set<String> some) {
        return new TableQuestion(product, places, times, some, where);
    }

    /** The same for samples that meet a predicate, too; empty if the store cannot tell which do. */
    public Optional<TableQuestion> with(Predicate predicate) {
        Optional<TableQuestion> found = PlaceFilter.region(predicate).map(this::in);
        if (found.isEmpty()) {
            found = TimeFilter.windows(predicate)
                    .map(windows ->
                            new TableQuestion(product, places, TimeFilter.both(times, windows), satellites, where));
        }
        if (found.isEmpty()) {
            found = SatelliteFilter.names(predicate, product.satellites())
                    .map(names ->
                            new TableQuestion(product, places, times, SatelliteFilter.both(satellites, names), where));
        }
        if (found.isEmpty()) {
            found = ValueFilter.condition(predicate, product.channels()).map(condition -> {
                List<ValueCondition> all = new ArrayList<>(where);
                all.add(condition);
                return new TableQuestion(product, places, times, satellites, all);
            });
        }
        return found;
    }

    /** Whether it is clear that no sample answers. */
    public boolean isEmpty() {
        return satellites.isEmpty() || times.isEmpty();
    }

    /**
     * The store's question about the samples and what is to be read of them.
     *
     * <p>A table has the same rows whatever columns are read, whereas the store leaves samples out that have no value of the channels asked
     * for. It does not if flagged values are to be kept, and then they have to be blotted out by {@code flags}; nor does a sample lack all values that
     * meets a bound on one of them.
     *
     * @param channels whose values are wanted
     * @param flags the channels that tell which of these are spoilt
     */
    public SampleQuery ofRows(List<String> channels, List<String> flags) {
        Set<String> asked = new LinkedHashSet<>(channels);
        if (!channels.isEmpty()) {
            asked.addAll(where.isEmpty() ? flags : where.get(0).channels());
        }
        return query(List.copyOf(asked)).keepFlagged(where.isEmpty()).build();
    }

    /** The store's question about sums over the values of channels. */
    public SampleQuery ofTotals(List<String> channels) {
        return query(channels).build();
    }

    private SampleQuery.Builder query(List<String> channels) {
        Region region =
                places.isEmpty() ? Region.SPHERE : places.size() == 1 ? places.get(0) : new Intersection(places);
        return SampleQuery.builder(region, times)
                .products(List.of(product.name()))
                .satellites(satellites.equals(product.satellites()) ? List.of() : List.copyOf(satellites))
                .channels(channels)
                .where(where);
    }

    /** What is left out of the whole table, for {@code explain}. */
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        places.forEach(region -> parts.add("in " + region));
        if (!times.equals(TimeWindows.ALWAYS)) {
            parts.add("times " + times);
        }
        if (!satellites.equals(product.satellites())) {
            parts.add("satellites " + satellites);
        }
        where.forEach(condition -> parts.add("where " + condition));
        return parts.toString();
    }
}
