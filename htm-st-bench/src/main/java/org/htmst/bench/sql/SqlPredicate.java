package org.htmst.bench.sql;

import java.util.ArrayList;
import java.util.List;
import org.htmst.bench.query.BenchQuery;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.sphere.UnitVector;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;

/**
 * A query as SQL, cheap tests first: time, by which rivals sort, then a box around the region, which statistics of row groups or
 * compiled filters decide, then what needs arithmetic. Longitudes of the archive are 0 to 360.
 *
 * <p>Bounds of columns are the next float inside, which decides about floats as the bound itself does and is a fifth faster than a bound
 * that is a double. Other numbers are doubles (an exponent makes a literal one), so that local times decide exactly as in the store; a
 * cap's scalar product may decide otherwise within 1e-13 degrees of its rim in DuckDB, and where two doubles count as equal that are
 * within 1e-10 (QuestDB), within 1e-6 degrees of the smallest cap's rim; the comparison of answers would show it.
 */
final class SqlPredicate {

    /** What the box around a cap is widened by, in degrees. */
    private static final double SLACK_DEG = 1e-6;

    private final SqlDialect dialect;

    SqlPredicate(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The condition.
     *
     * @throws IllegalArgumentException if the region is no band, lune, cap or sphere
     */
    String of(BenchQuery query) {
        List<String> tests = new ArrayList<>();
        tests.add(dialect.timeColumn() + " >= " + dialect.instant(query.window().startMs()));
        tests.add(dialect.timeColumn() + " < " + dialect.instant(query.window().endMs()));
        tests.addAll(of(query.region()));
        query.localTime().ifPresent(window -> tests.add(of(window)));
        return String.join(" AND ", tests);
    }

    private List<String> of(Region region) {
        if (region.equals(Region.SPHERE)) {
            return List.of();
        }
        if (region instanceof LatitudeBand band) {
            return latitudes(band.southDeg(), band.northDeg());
        }
        if (region instanceof Lune lune) {
            return List.of(longitudes(lune.westDeg(), lune.eastDeg()));
        }
        if (region instanceof Cap cap) {
            List<String> tests = new ArrayList<>(box(cap));
            tests.add(scalarProduct(cap));
            return tests;
        }
        throw new IllegalArgumentException("region " + region + " has no SQL; use a band, a lune or a cap");
    }

    private List<String> box(Cap cap) {
        double latDeg = cap.centre().latDeg();
        double reachDeg = cap.radiusDeg() + SLACK_DEG;
        List<String> tests = new ArrayList<>(latitudes(latDeg - reachDeg, latDeg + reachDeg));
        if (Math.abs(latDeg) + reachDeg < 90) {
            double halfDeg = SLACK_DEG
                    + Math.toDegrees(
                            Math.asin(Math.sin(Math.toRadians(cap.radiusDeg())) / Math.cos(Math.toRadians(latDeg))));
            tests.add(longitudes(cap.centre().lonDeg() - halfDeg, cap.centre().lonDeg() + halfDeg));
        }
        return tests;
    }

    private static String scalarProduct(Cap cap) {
        LonLat centre = cap.centre();
        UnitVector axis = centre.unitVector();
        return "sin(radians(lat::DOUBLE)) * " + literal(axis.z()) + " + cos(radians(lat::DOUBLE)) * "
                + literal(Math.cos(Math.toRadians(centre.latDeg()))) + " * cos(radians(lon::DOUBLE - "
                + literal(centre.lonDeg()) + ")) >= " + literal(Math.cos(Math.toRadians(cap.radiusDeg())));
    }

    private List<String> latitudes(double southDeg, double northDeg) {
        List<String> tests = new ArrayList<>();
        if (southDeg > -90) {
            tests.add("lat >= " + atLeast(southDeg));
        }
        if (northDeg < 90) {
            tests.add("lat <= " + atMost(northDeg));
        }
        return tests;
    }

    private String longitudes(double westDeg, double eastDeg) {
        double west = westDeg < 0 ? westDeg + 360 : westDeg;
        double east = eastDeg < 0 ? eastDeg + 360 : eastDeg;
        return west <= east
                ? "lon >= " + atLeast(west) + " AND lon <= " + atMost(east)
                : "(lon >= " + atLeast(west) + " OR lon <= " + atMost(east) + ")";
    }

    /** In whole milliseconds, of which 0.001 degrees are 240. */
    private String of(LocalTimeWindow window) {
        String localTime =
                "((" + dialect.timeMs() + " + round(lon::DOUBLE * 1e3)::" + dialect.longType() + " * 240) % 86400000)";
        String either = window.from() < window.to() ? " AND " : " OR ";
        return "(" + localTime + " >= " + ms(window.from()) + either + localTime + " < " + ms(window.to()) + ")";
    }

    private static long ms(long localTime) {
        long msLong = LocalTime.DAY / 86_400_000;
        return (localTime + msLong - 1) / msLong;
    }

    /** The least float that is not below {@code bound}. */
    private String atLeast(double bound) {
        float near = (float) bound;
        return dialect.bound(near < bound ? Math.nextUp(near) : near);
    }

    /** The greatest float that is not above {@code bound}. */
    private String atMost(double bound) {
        float near = (float) bound;
        return dialect.bound(near > bound ? Math.nextDown(near) : near);
    }

    private static String literal(double value) {
        String text = Double.toString(value);
        return text.contains("E") ? text : text + "e0";
    }
}
