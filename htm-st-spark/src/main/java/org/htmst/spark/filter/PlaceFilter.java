package org.htmst.spark.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.LiteralValue;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.UserDefinedScalarFunc;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.htmst.spark.function.InCap;
import org.htmst.spark.function.InRegion;
import org.htmst.spark.function.RegionFunction;
import org.htmst.spark.function.SphereDistance;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;

/** Reads conditions of longitude and latitude as regions, exactly: a region is decided by the same numbers as the condition. */
public final class PlaceFilter {

    private static final List<RegionFunction> FUNCTIONS = List.of(new InCap(), new InRegion());

    private static final SphereDistance DISTANCE = new SphereDistance();

    private static final double HALF_ROUND_KM = 20_100;

    /** Far more than rounding errors of a distance, which are largest near the antipode. */
    private static final double SLACK_DEG = 1e-5;

    private static final Region NOWHERE = new Complement(Region.SPHERE);

    /** The easternmost longitude that the column may have. */
    private static final double LAST_LON_DEG = Math.nextDown(180.0);

    private static final PredicateTree<Region> TREE = new PredicateTree<>(
            PlaceFilter::leaf,
            (a, b) -> new Intersection(List.of(a, b)),
            (a, b) -> new Union(List.of(a, b)),
            Complement::new);

    private PlaceFilter() {}

    /** The region of the places that meet a predicate; empty if it speaks of anything else, too. */
    public static Optional<Region> region(Predicate predicate) {
        return TREE.read(predicate);
    }

    /** A cap that holds all places, and some more perhaps, whose distance of a given place is less than what a predicate says; empty if it says nothing of the kind. */
    public static Optional<Region> around(Predicate predicate) {
        Expression[] children = predicate.children();
        boolean isLess = predicate.name().startsWith("<") && !predicate.name().equals("<>");
        boolean isGreater = predicate.name().startsWith(">");
        if (children.length != 2 || !isLess && !isGreater) {
            return Optional.empty();
        }
        Expression limit = children[isLess ? 1 : 0];
        return limit instanceof LiteralValue<?> literal && literal.value() instanceof Double km && km >= 0
                ? centre(children[isLess ? 0 : 1]).map(place -> cap(place, km))
                : Optional.empty();
    }

    /** A cap that holds all places that are so near to another, and some more. */
    public static Region cap(LonLat centre, double km) {
        return new Cap(centre, Math.min(180, EarthSphere.degrees(Math.min(km, HALF_ROUND_KM)) + SLACK_DEG));
    }

    /** The place from which an expression is the distance of the sample; empty if it is anything else. */
    public static Optional<LonLat> centre(Expression expression) {
        if (!(expression instanceof UserDefinedScalarFunc call)
                || !call.canonicalName().equals(DISTANCE.canonicalName())) {
            return Optional.empty();
        }
        Expression[] places = call.children();
        int own = isColumn(places[0], "lon") ? 0 : 2;
        if (!isColumn(places[own], "lon")
                || !isColumn(places[own + 1], "lat")
                || !(places[2 - own] instanceof LiteralValue<?> lon && lon.value() instanceof Double lonDeg)
                || !(places[3 - own] instanceof LiteralValue<?> lat && lat.value() instanceof Double latDeg)) {
            return Optional.empty();
        }
        return Optional.of(new LonLat(lonDeg, latDeg));
    }

    private static Optional<Region> leaf(Predicate predicate) {
        if (predicate.name().equals("=") && predicate.children()[0] instanceof UserDefinedScalarFunc call) {
            return predicate.children()[1] instanceof LiteralValue<?> one
                            && Integer.valueOf(1).equals(one.value())
                    ? call(call)
                    : Optional.empty();
        }
        Optional<ColumnTest> test = ColumnTest.of(predicate).filter(PlaceFilter::isOfNumbers);
        return test.flatMap(column -> switch (column.column()) {
            case "lat" ->
                span(column, -90, 90).map(span -> span.isEmpty() ? NOWHERE : new LatitudeBand(span.low, span.high));
            case "lon" ->
                span(column, -180, LAST_LON_DEG)
                        .map(span -> span.isEmpty()
                                ? NOWHERE
                                : span.isAll() ? Region.SPHERE : new Lune(span.low, span.high));
            default -> Optional.empty();
        });
    }

    private static boolean isOfNumbers(ColumnTest test) {
        return test.values().size() == 1 && test.value() instanceof Double number && !Double.isNaN(number);
    }

    /** Numbers from one to another, both included, of those that a column may have. */
    private record Span(double low, double high, boolean isAll) {

        boolean isEmpty() {
            return low > high;
        }
    }

    private static Optional<Span> span(ColumnTest test, double least, double most) {
        double limit = (Double) test.value();
        return switch (test.operator()) {
            case "=" -> Optional.of(span(limit, limit, least, most));
            case "<" -> Optional.of(span(least, Math.nextDown(limit), least, most));
            case "<=" -> Optional.of(span(least, limit, least, most));
            case ">" -> Optional.of(span(Math.nextUp(limit), most, least, most));
            case ">=" -> Optional.of(span(limit, most, least, most));
            default -> Optional.empty();
        };
    }

    private static Span span(double low, double high, double least, double most) {
        return new Span(Math.max(low, least), Math.min(high, most), low <= least && high >= most);
    }

    /** The region of a function whose place is that of the sample; the other arguments must be given. */
    private static Optional<Region> call(UserDefinedScalarFunc call) {
        Expression[] arguments = call.children();
        if (arguments.length < 2 || !isColumn(arguments[0], "lon") || !isColumn(arguments[1], "lat")) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            if (!(arguments[i] instanceof LiteralValue<?> literal) || literal.value() == null) {
                return Optional.empty();
            }
            values.add(literal.value());
        }
        return FUNCTIONS.stream()
                .filter(function -> function.canonicalName().equals(call.canonicalName()))
                .findFirst()
                .map((RegionFunction function) -> function.region(values));
    }

    private static boolean isColumn(Expression expression, String name) {
        return expression instanceof NamedReference reference
                && reference.fieldNames().length == 1
                && reference.fieldNames()[0].equals(name);
    }
}
