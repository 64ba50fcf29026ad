package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.NamedRegion;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * What can be asked for under one name: the samples of one satellite from files of one product, all or those in a region.
 *
 * @param id by which it is asked for
 * @param region empty for all samples
 * @param parameters time first
 * @param granules the files that hold samples of it, one or more, by the time of their first sample
 */
record Dataset(
        String id,
        String satellite,
        String product,
        Optional<NamedRegion> region,
        List<HapiParameter> parameters,
        List<Granule> granules) {

    /** What catalogs of clients show in a line. */
    private static final int TITLE = 40;

    private static final long DAY_MS = 86_400_000;

    /** The whole days from that of the first sample to that of the last: who asks for a day of them is not to know their first second. */
    TimeWindow window() {
        long lastMs = granules.stream().mapToLong(Granule::lastMs).max().orElseThrow();
        return new TimeWindow(
                Math.floorDiv(granules.get(0).firstMs(), DAY_MS) * DAY_MS,
                (Math.floorDiv(lastMs, DAY_MS) + 1) * DAY_MS);
    }

    /** When the last of its files was loaded, ms since 1970 UTC. */
    long modifiedMs() {
        return granules.stream().mapToLong(Granule::loadedMs).max().orElseThrow();
    }

    String title() {
        String title =
                satellite + " " + product + region.map(name -> ", " + name).orElse("");
        return title.length() <= TITLE ? title : title.substring(0, TITLE);
    }

    /** A question for its samples in a window, still without channels. */
    SampleQuery.Builder query(TimeWindow window) {
        return SampleQuery.builder(region.map(NamedRegion::region).orElse(Region.SPHERE), window)
                .satellites(List.of(satellite))
                .products(List.of(product));
    }

    /**
     * Some of the parameters, time always.
     *
     * @param asked names separated by commas, in the order of the dataset; empty for all
     * @throws HapiRefusal if there is none of a name, or they are not in order
     */
    List<HapiParameter> chosen(String asked) {
        if (asked.isEmpty()) {
            return parameters;
        }
        List<String> names = parameters.stream().map(HapiParameter::name).toList();
        List<HapiParameter> chosen = new ArrayList<>();
        int last = -1;
        boolean inOrder = true;
        for (String name : asked.split(",", -1)) {
            int at = names.indexOf(name);
            if (at < 0) {
                throw new HapiRefusal(HapiStatus.UNKNOWN_PARAMETER, "/hapi/info lists those of the dataset");
            }
            inOrder = inOrder && at > last;
            last = at;
            chosen.add(parameters.get(at));
        }
        if (!inOrder) {
            throw new HapiRefusal(HapiStatus.PARAMETER_ORDER, "give each once, in the order of /hapi/info");
        }
        if (!chosen.get(0).equals(parameters.get(0))) {
            chosen.add(0, parameters.get(0));
        }
        return chosen;
    }
}
