package org.htmst.bench.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.htmst.bench.query.BenchQuery;

/**
 * Questions as SQL, of a table with the columns satellite (a byte), time, lon, lat, alt, value0, value1, … (floats, a value null where it
 * is missing).
 *
 * @param dialect of the system
 * @param table the name, or what stands in its place
 */
public record SampleSql(SqlDialect dialect, String table) {

    /** Of an export: its columns stand for the table's, of which satellite is a number by the order of {@code satellites}. */
    public static SampleSql ofExport(String file, List<String> satellites, String channel) {
        String names = satellites.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        return new SampleSql(
                SqlDialect.EXPORT,
                "(SELECT time, lon, lat, alt, list_position(" + names + ", satellite) - 1 AS satellite, \"" + channel
                        + "\" AS " + value(0) + " FROM read_parquet('" + file + "'))");
    }

    /** The column of channel {@code c}. */
    public static String value(int c) {
        return "value" + c;
    }

    /** Satellite, time, longitude, latitude, altitude and value of each sample that answers. */
    public String rows(BenchQuery query) {
        return "SELECT " + dialect.place() + ", " + value(0) + from(query);
    }

    /** Number, sum, least and greatest value. */
    public String aggregate(BenchQuery query) {
        String v = value(0);
        return "SELECT count(" + v + "), sum(" + v + "::DOUBLE), min(" + v + "), max(" + v + ")" + from(query);
    }

    /**
     * Number, median and 95th percentile of the values of each group.
     *
     * @param by what tells groups apart; an empty text for one group
     */
    public String distributions(BenchQuery query, String by) {
        String v = value(0);
        return "SELECT count(" + v + "), quantile_cont(" + v + ", 0.5), quantile_cont(" + v + ", 0.95)" + from(query)
                + (by.isEmpty() ? "" : " GROUP BY " + by);
    }

    private String from(BenchQuery query) {
        return " FROM " + table + " WHERE " + new SqlPredicate(dialect).of(query) + " AND " + value(0) + " IS NOT NULL";
    }
}
