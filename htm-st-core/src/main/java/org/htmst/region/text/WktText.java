package org.htmst.region.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Corridor;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Polygon;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.AssertionFailedException;

/**
 * Places, lines and polygons as typed in WKT: longitudes and latitudes in degrees, sides and legs along great circles, the shorter way
 * round. A third number of a place is its height, which is not used; the fourth, or the third after an {@code M}, is a time in seconds
 * since 1970 UTC, which every place of a line has or none.
 */
public final class WktText {

    private static final String KINDS = "POINT, MULTIPOINT, LINESTRING, MULTILINESTRING, POLYGON or MULTIPOLYGON";

    /** Letters that say what a geometry is, what its places have, and lists of numbers. */
    private static final Pattern FORM = Pattern.compile(
            "\\s*(?<kind>[A-Za-z]+?)\\s*(?<ordinates>(?i:ZM|Z|M)?)\\s*(?<lists>\\([-+0-9.eE,()\\s]*\\))\\s*");

    private static final int MOST_PLACES = 10_000;
    private static final double SECOND_MS = 1000;

    /** What a geometry is made of. */
    public enum Kind {
        POINTS,
        LINES,
        POLYGONS
    }

    /**
     * A part of a line.
     *
     * @param places two or more that it goes through
     * @param window when; empty if no time is given
     */
    public record Leg(List<LonLat> places, Optional<TimeWindow> window) {

        public Leg {
            places = List.copyOf(places);
        }

        /** What lies within an angle of it, 0 to 90 degrees. */
        public Region around(double distanceDeg) {
            return new Corridor(places, distanceDeg);
        }
    }

    private final Kind kind;
    private final Geometry geometry;

    private WktText(Kind kind, Geometry geometry) {
        this.kind = kind;
        this.geometry = geometry;
    }

    /**
     * The geometry of a text.
     *
     * @throws IllegalArgumentException if it is none of those kinds, empty, has more than 10,000 places, or a place that is none
     */
    public static WktText parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !closesAtItsEnd(form.group("lists"))) {
            throw new IllegalArgumentException("it is no WKT; give a " + KINDS + ", such as POINT(-45 -30)");
        }
        Kind kind = kind(form.group("kind"));
        Geometry geometry;
        try {
            String spelled = form.group("kind") + " " + form.group("ordinates") + form.group("lists");
            geometry = new WKTReader().read(spelled.toUpperCase(Locale.ROOT));
        } catch (ParseException | IllegalArgumentException | AssertionFailedException e) {
            // A POINT of several places is refused without a word.
            String why = e.getMessage() == null ? "" : " (" + Excerpt.of(e.getMessage()) + ")";
            throw new IllegalArgumentException(
                    "it is no WKT" + why + "; give a " + KINDS + ", such as POINT(-45 -30)", e);
        }
        check(geometry);
        return new WktText(kind, geometry);
    }

    private static Kind kind(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "POINT", "MULTIPOINT" -> Kind.POINTS;
            case "LINESTRING", "MULTILINESTRING" -> Kind.LINES;
            case "POLYGON", "MULTIPOLYGON" -> Kind.POLYGONS;
            default -> throw new IllegalArgumentException("a " + Excerpt.of(word) + " is not known; give a " + KINDS);
        };
    }

    /** Readers of WKT do not look at what follows the last bracket, and go down into any number of them. */
    private static boolean closesAtItsEnd(String lists) {
        int open = 0;
        for (int i = 0; i < lists.length(); i++) {
            open += lists.charAt(i) == '(' ? 1 : lists.charAt(i) == ')' ? -1 : 0;
            if (open > 3 || open <= 0 && i < lists.length() - 1) {
                return false;
            }
        }
        return open == 0;
    }

    private static void check(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i).isEmpty()) {
                throw new IllegalArgumentException("it has an empty part; give a place");
            }
        }
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("it is empty; give a place");
        }
        if (geometry.getNumPoints() > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "it has " + geometry.getNumPoints() + " places, more than " + MOST_PLACES + "; give fewer");
        }
        for (Coordinate place : geometry.getCoordinates()) {
            place(place);
        }
    }

    /** What it is made of. */
    public Kind kind() {
        return kind;
    }

    /** All its places, in order. */
    public List<LonLat> places() {
        return places(geometry);
    }

    /**
     * What polygons enclose.
     *
     * @throws IllegalArgumentException if it is no polygon, or a ring of one is none
     */
    public Region inside() {
        require(Kind.POLYGONS, "POLYGON or MULTIPOLYGON");
        List<Polygon> polygons = new ArrayList<>();
        for (Geometry part : parts()) {
            var polygon = (org.locationtech.jts.geom.Polygon) part;
            List<Ring> holes = new ArrayList<>();
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                holes.add(new Ring(places(polygon.getInteriorRingN(i))));
            }
            polygons.add(new Polygon(new Ring(places(polygon.getExteriorRing())), holes));
        }
        return new Polygons(polygons);
    }

    /**
     * What lies within an angle of points or lines, whatever their times.
     *
     * @param distanceDeg 0 to 180 degrees; of lines, to 90
     * @throws IllegalArgumentException if it is made of polygons, the angle is outside these, or a line has no direction
     */
    public Region around(double distanceDeg) {
        List<Region> regions;
        if (kind == Kind.POINTS) {
            regions = places().stream()
                    .<Region>map(place -> new Cap(place, distanceDeg))
                    .toList();
        } else {
            require(Kind.LINES, "POINT, MULTIPOINT, LINESTRING or MULTILINESTRING");
            regions = parts().stream()
                    .<Region>map(line -> new Corridor(places(line), distanceDeg))
                    .toList();
        }
        return regions.size() == 1 ? regions.get(0) : new Union(regions);
    }

    /**
     * The lines; those with times cut at each place. A leg lasts from the time of its first place to before that of its last, the last leg
     * of a line to that time itself, so that no instant is in two.
     *
     * @throws IllegalArgumentException if it is made of anything else, some places have a time and some have none, or times go back
     */
    public List<Leg> legs() {
        require(Kind.LINES, "LINESTRING or MULTILINESTRING");
        Coordinate[] all = geometry.getCoordinates();
        long timed = Arrays.stream(all).filter(WktText::hasTime).count();
        if (timed == 0) {
            return parts().stream()
                    .map(line -> new Leg(places(line), Optional.empty()))
                    .toList();
        }
        if (timed < all.length) {
            throw new IllegalArgumentException(
                    "some of its places have a time and some have none; give all or none a time, in seconds since 1970");
        }
        List<Leg> legs = new ArrayList<>();
        double beforeS = Double.NEGATIVE_INFINITY;
        for (Geometry line : parts()) {
            Coordinate[] places = line.getCoordinates();
            for (int i = 0; i < places.length; i++) {
                double timeS = places[i].getM();
                if (timeS < beforeS || i == 0 && timeS == beforeS) {
                    throw new IllegalArgumentException("its times go back from " + beforeS + " to " + timeS
                            + "; give them in order, in seconds since 1970");
                }
                beforeS = timeS;
            }
            addLegs(legs, places);
        }
        return legs;
    }

    private static void addLegs(List<Leg> legs, Coordinate... places) {
        for (int i = 0; i + 1 < places.length; i++) {
            boolean isLast = i + 2 == places.length;
            long startMs = ms(places[i].getM());
            long endMs = isLast ? lastMs(places[i + 1].getM()) + 1 : ms(places[i + 1].getM());
            if (startMs < endMs) {
                legs.add(new Leg(
                        List.of(place(places[i]), place(places[i + 1])), Optional.of(new TimeWindow(startMs, endMs))));
            }
        }
    }

    private static boolean hasTime(Coordinate place) {
        return !Double.isNaN(place.getM());
    }

    /** The first whole millisecond that is not before. */
    private static long ms(double timeS) {
        return checked((long) Math.ceil(timeS * SECOND_MS), timeS);
    }

    private static long lastMs(double timeS) {
        return checked((long) Math.floor(timeS * SECOND_MS), timeS);
    }

    private static long checked(long ms, double timeS) {
        if (ms < TimeAxis.MIN_MS || ms >= TimeAxis.END_MS) {
            throw new IllegalArgumentException(
                    "its time " + timeS + " is off the time axis; give seconds since 1970, not milliseconds");
        }
        return ms;
    }

    private List<Geometry> parts() {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(geometry.getGeometryN(i));
        }
        return parts;
    }

    private void require(Kind wanted, String words) {
        if (kind != wanted) {
            throw new IllegalArgumentException(
                    "a " + geometry.getGeometryType().toUpperCase(Locale.ROOT) + " does not do here; give a " + words);
        }
    }

    private static List<LonLat> places(Geometry part) {
        return Arrays.stream(part.getCoordinates()).map(WktText::place).toList();
    }

    private static LonLat place(Coordinate place) {
        return new LonLat(place.getX(), place.getY());
    }
}
