package org.htmst.bench.summary;

import java.util.List;
import java.util.Optional;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.time.TimeWindow;

/** A question for number, mean, median and 95th percentile of a channel. */
enum SummaryCase {
    I("query I: four weeks north of 30 N", DesignQuery.I, null, List.of(), ""),
    VII("query VII: a year around 80 S 108 E at 0 to 3 h", DesignQuery.VII, null, List.of(), ""),
    GLOBE("all of it", null, Region.SPHERE, List.of(), ""),
    NORTH("all north of 30 N", null, new LatitudeBand(30, 90), List.of(), ""),
    DAYS("the globe by day", null, Region.SPHERE, List.of("time:1d"), "time_ms // 86400000"),
    SATELLITES("the globe by satellite", null, Region.SPHERE, List.of("satellite"), "satellite"),
    TRIXELS("the globe by trixels of level 2", null, Region.SPHERE, List.of("trixel:2"), null),
    HOURS(
            "the globe by trixels of level 4 and local time by 3 h",
            null,
            Region.SPHERE,
            List.of("trixel:4", "local-time:3"),
            null);

    private final String title;
    private final DesignQuery query;
    private final Region region;
    private final List<String> by;
    private final String sql;

    SummaryCase(String title, DesignQuery query, Region region, List<String> by, String sql) {
        this.title = title;
        this.query = query;
        this.region = region;
        this.by = by;
        this.sql = sql;
    }

    /** What it asks, in words. */
    String title() {
        return title;
    }

    /** The question to an archive of {@code span}. */
    BenchQuery in(TimeWindow span) {
        return query != null ? query.in(span) : new BenchQuery(DesignQuery.VI, region, span, Optional.empty());
    }

    /** What tells cells apart. */
    List<Group> groups(List<String> satellites) {
        return by.stream()
                .map(GroupText::parse)
                .map(group -> group.group(name -> -1, satellites))
                .toList();
    }

    /** The same as DuckDB says it, an empty text for none; empty if it has no words for it. */
    Optional<String> sql() {
        return Optional.ofNullable(sql);
    }
}
