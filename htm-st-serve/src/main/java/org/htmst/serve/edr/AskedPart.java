package org.htmst.serve.edr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.region.text.NumberList;
import org.htmst.region.text.WktText;
import org.htmst.sphere.Box;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * A place of a question, with its time. A line whose places have times makes several, of which no two share an instant.
 *
 * @param region where
 * @param window when; empty if no time belongs to this place
 * @param closestTo the place of which the closest samples are wanted; empty if all are
 * @param options what says the region on the command line
 */
record AskedPart(
        Region region,
        Optional<TimeWindow> window,
        Optional<LonLat> closestTo,
        Function<CommandText, CommandText> options) {

    /** What is near enough to a position or a line unless the request says otherwise. */
    static final double NEAR_KM = 50;

    private static final int MOST_LEGS = 1000;

    /** The parts of a query of some kind. */
    static List<AskedPart> of(EdrQueryKind kind, EdrArguments given) {
        return switch (kind) {
            case POSITION -> closest(given);
            case RADIUS -> {
                double km = distanceKm(given);
                given.required(EdrArgument.WITHIN);
                yield List.of(around(given, WktText.Kind.POINTS, "POINT or MULTIPOINT", km));
            }
            case AREA -> List.of(area(given));
            case CUBE -> List.of(cube(given));
            case TRAJECTORY -> along(given, distanceKm(given));
            case CORRIDOR -> along(given, halfWidthKm(given));
            case LOCATIONS -> throw new IllegalStateException("a location is a part of its own");
        };
    }

    /** A region without a time of its own. */
    static AskedPart of(Region region, String option, String value) {
        return new AskedPart(region, Optional.empty(), Optional.empty(), command -> command.option(option, value));
    }

    private static WktText geometry(EdrArguments given, WktText.Kind kind, String kinds) {
        given.required(EdrArgument.COORDS);
        return given.parsed(EdrArgument.COORDS, text -> {
                    WktText wkt = WktText.parse(text);
                    if (wkt.kind() != kind) {
                        throw new IllegalArgumentException("it is not what this query takes; give a " + kinds);
                    }
                    return wkt;
                })
                .orElseThrow();
    }

    private static List<AskedPart> closest(EdrArguments given) {
        double km = distanceKm(given);
        WktText places = geometry(given, WktText.Kind.POINTS, "POINT or MULTIPOINT");
        if (places.places().size() > MOST_LEGS) {
            throw new EdrRefusal("coords have " + places.places().size() + " places; give at most " + MOST_LEGS);
        }
        return places.places().stream()
                .map(place -> {
                    String text =
                            String.format(Locale.ROOT, "POINT(%s %s)", number(place.lonDeg()), number(place.latDeg()));
                    Region region = EdrArguments.parsed(EdrArgument.WITHIN, number(km), same -> WktText.parse(text)
                            .around(EarthSphere.degrees(km)));
                    return new AskedPart(region, Optional.empty(), Optional.of(place), command -> within(
                                    given.required(EdrArgument.COORDS), km)
                            .apply(command)
                            .text(" --closest"));
                })
                .toList();
    }

    private static AskedPart around(EdrArguments given, WktText.Kind kind, String kinds, double km) {
        WktText wkt = geometry(given, kind, kinds);
        Region region = EdrArguments.parsed(
                EdrArgument.COORDS, given.required(EdrArgument.COORDS), text -> wkt.around(EarthSphere.degrees(km)));
        return new AskedPart(
                region, Optional.empty(), Optional.empty(), within(given.required(EdrArgument.COORDS), km));
    }

    private static AskedPart area(EdrArguments given) {
        WktText wkt = geometry(given, WktText.Kind.POLYGONS, "POLYGON or MULTIPOLYGON");
        String text = given.required(EdrArgument.COORDS);
        return of(EdrArguments.parsed(EdrArgument.COORDS, text, same -> wkt.inside()), "--wkt", text);
    }

    private static AskedPart cube(EdrArguments given) {
        String text = given.required(EdrArgument.BBOX);
        double[] box = EdrArguments.parsed(EdrArgument.BBOX, text, AskedPart::box);
        Box region = EdrArguments.parsed(EdrArgument.BBOX, text, same -> new Box(box[0], box[1], box[2], box[3]));
        String sides = String.join(",", number(box[0]), number(box[1]), number(box[2]), number(box[3]));
        return of(region, "--box", sides);
    }

    /** Of four or six numbers those of longitude and latitude. */
    private static double[] box(String text) {
        if (text.split(",", -1).length != 6) {
            return NumberList.parse(text, "WEST,SOUTH,EAST,NORTH");
        }
        double[] all = NumberList.parse(text, "WEST,SOUTH,LOW,EAST,NORTH,HIGH");
        return new double[] {all[0], all[1], all[3], all[4]};
    }

    private static List<AskedPart> along(EdrArguments given, double km) {
        WktText line = geometry(given, WktText.Kind.LINES, "LINESTRING or MULTILINESTRING, also with Z, M or ZM");
        String text = given.required(EdrArgument.COORDS);
        List<WktText.Leg> legs = EdrArguments.parsed(EdrArgument.COORDS, text, same -> line.legs());
        if (legs.stream().allMatch(leg -> leg.window().isEmpty())) {
            return List.of(around(given, WktText.Kind.LINES, "LINESTRING or MULTILINESTRING", km));
        }
        if (legs.size() > MOST_LEGS) {
            throw new EdrRefusal("coords have " + legs.size() + " legs with times; give at most " + MOST_LEGS);
        }
        return EdrArguments.parsed(EdrArgument.COORDS, text, same -> legs.stream()
                .map(leg -> leg(leg, km))
                .toList());
    }

    private static AskedPart leg(WktText.Leg leg, double km) {
        String text = leg.places().stream()
                .map(place -> number(place.lonDeg()) + " " + number(place.latDeg()))
                .collect(Collectors.joining(",", "LINESTRING(", ")"));
        boolean stands =
                leg.places().get(0).unitVector().equals(leg.places().get(1).unitVector());
        String shown = stands ? text.replaceAll("LINESTRING\\((.*),.*", "POINT($1)") : text;
        Region region = WktText.parse(shown).around(EarthSphere.degrees(km));
        return new AskedPart(region, leg.window(), Optional.empty(), within(shown, km));
    }

    private static Function<CommandText, CommandText> within(String text, double km) {
        return command -> command.option("--wkt", text).option("--within-km", number(km));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** How far from a place or line. */
    private static double distanceKm(EdrArguments given) {
        Optional<Double> within = given.parsed(EdrArgument.WITHIN, EdrArguments::number);
        Optional<LengthUnit> unit = given.parsed(EdrArgument.WITHIN_UNITS, LengthUnit::parse);
        if (within.isPresent() != unit.isPresent()) {
            throw new EdrRefusal(
                    within.isPresent()
                            ? "within has no unit; give within-units, one of " + String.join(", ", LengthUnit.labels())
                            : "within-units is the unit of nothing; give within, such as within=1500");
        }
        return within.isEmpty()
                ? NEAR_KM
                : positive(EdrArgument.WITHIN, unit.get().km(within.get()));
    }

    private static double halfWidthKm(EdrArguments given) {
        String width = given.required(EdrArgument.CORRIDOR_WIDTH);
        double number = EdrArguments.parsed(EdrArgument.CORRIDOR_WIDTH, width, EdrArguments::number);
        LengthUnit unit = EdrArguments.parsed(
                EdrArgument.WIDTH_UNITS, given.required(EdrArgument.WIDTH_UNITS), LengthUnit::parse);
        return positive(EdrArgument.CORRIDOR_WIDTH, unit.km(number)) / 2;
    }

    private static double positive(EdrArgument argument, double km) {
        if (!(km >= 0 && km <= EarthSphere.km(180))) {
            throw new EdrRefusal(argument.label() + " comes to " + km + " km; give 0 to half-way round the Earth, "
                    + Math.floor(EarthSphere.km(180)) + " km");
        }
        return km;
    }
}
