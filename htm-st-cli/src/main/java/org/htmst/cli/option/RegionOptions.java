package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.htmst.region.text.CapText;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.region.text.WktText;
import org.htmst.sphere.Box;
import org.htmst.sphere.Complement;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;
import picocli.CommandLine.Option;

/**
 * The options that choose a part of the sphere. Several of one kind unite, different kinds intersect, and what a {@code --not-}
 * option names is left out. Without any, it is the whole sphere.
 */
public final class RegionOptions {

    @Option(
            names = "--cap",
            paramLabel = "LON,LAT,RADIUS",
            description = "Disc about a place, in degrees (or LON,LAT with --radius-km).")
    private List<CapText> caps = List.of();

    @Option(names = "--radius-km", paramLabel = "KM", description = "Radius of the caps given without one.")
    private Double radiusKm;

    @Option(names = "--lat", paramLabel = "MIN,MAX", description = "Latitudes, in degrees.")
    private List<LatitudeBand> bands = List.of();

    @Option(
            names = "--lon",
            paramLabel = "WEST,EAST",
            description = "Longitudes eastward from WEST to EAST, in degrees, -180..360; may cross any meridian.")
    private List<Lune> lunes = List.of();

    @Option(names = "--box", paramLabel = "W,S,E,N", description = "Longitudes and latitudes, in degrees.")
    private List<Box> boxes = List.of();

    @Option(
            names = "--polygon",
            paramLabel = "FILE",
            description = "Polygons of a GeoJSON file, with great circles for sides.")
    private List<Path> polygons = List.of();

    @Option(
            names = "--wkt",
            paramLabel = "GEOMETRY",
            description =
                    "Polygons in WKT, such as 'POLYGON((0 50,20 50,10 70,0 50))'; or points and lines, with --within-km.")
    private List<WktText> geometries = List.of();

    @Option(names = "--within-km", paramLabel = "KM", description = "Distance from the points and lines of --wkt.")
    private Double withinKm;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            completionCandidates = NamedRegion.Names.class,
            description = "One of: ${COMPLETION-CANDIDATES}; or one that 'htm-st regions add' added.")
    private List<String> named = List.of();

    @Option(names = "--not-cap", paramLabel = "LON,LAT,RADIUS", description = "Leave out a cap.")
    private List<CapText> notCaps = List.of();

    @Option(names = "--not-lat", paramLabel = "MIN,MAX", description = "Leave out latitudes.")
    private List<LatitudeBand> notBands = List.of();

    @Option(names = "--not-lon", paramLabel = "WEST,EAST", description = "Leave out longitudes.")
    private List<Lune> notLunes = List.of();

    @Option(names = "--not-box", paramLabel = "W,S,E,N", description = "Leave out a box.")
    private List<Box> notBoxes = List.of();

    @Option(names = "--not-polygon", paramLabel = "FILE", description = "Leave out polygons.")
    private List<Path> notPolygons = List.of();

    @Option(names = "--not-wkt", paramLabel = "GEOMETRY", description = "Leave out a geometry.")
    private List<WktText> notGeometries = List.of();

    @Option(
            names = "--not-region",
            paramLabel = "NAME",
            completionCandidates = NamedRegion.Names.class,
            description = "Leave out a named region.")
    private List<String> notNamed = List.of();

    /**
     * The region.
     *
     * @param notes told what may not have been meant
     * @param byName gives the region of a name, or throws IllegalArgumentException
     * @throws IllegalArgumentException if a cap has no radius or two, a polygon file is not what it should be, or a name is unknown
     */
    public Region region(Consumer<String> notes, Function<String, Region> byName) {
        checkRadius();
        checkDistance();
        List<Region> kinds = new ArrayList<>();
        for (List<Region> kind : List.of(
                regions(caps, this::cap),
                regions(bands, band -> band),
                regions(lunes, lune -> lune),
                regions(boxes, box -> box),
                regions(polygons, file -> polygons(file, notes)),
                regions(geometries, this::geometry),
                regions(named, byName))) {
            if (!kind.isEmpty()) {
                kinds.add(union(kind));
            }
        }
        List<Region> without = new ArrayList<>();
        without.addAll(regions(notCaps, this::cap));
        without.addAll(regions(notBands, band -> band));
        without.addAll(regions(notLunes, lune -> lune));
        without.addAll(regions(notBoxes, box -> box));
        without.addAll(regions(notPolygons, file -> polygons(file, notes)));
        without.addAll(regions(notGeometries, this::geometry));
        without.addAll(regions(notNamed, byName));
        if (!without.isEmpty()) {
            kinds.add(new Complement(union(without)));
        }
        return switch (kinds.size()) {
            case 0 -> Region.SPHERE;
            case 1 -> kinds.get(0);
            default -> new Intersection(kinds);
        };
    }

    /**
     * The places of {@code --wkt}.
     *
     * @throws IllegalArgumentException if there are none, or it has anything else
     */
    List<LonLat> places() {
        if (geometries.isEmpty() || geometries.stream().anyMatch(text -> text.kind() != WktText.Kind.POINTS)) {
            throw new IllegalArgumentException(
                    "--closest has no place to be close to; give --wkt 'POINT(LON LAT)' and --within-km KM with it");
        }
        return geometries.stream().flatMap(text -> text.places().stream()).toList();
    }

    /** The surroundings of a place, as far as they go. */
    Region around(LonLat place) {
        return WktText.parse("POINT(" + place.lonDeg() + " " + place.latDeg() + ")")
                .around(EarthSphere.degrees(withinKm));
    }

    private void checkDistance() {
        if (withinKm != null && geometries.isEmpty() && notGeometries.isEmpty()) {
            throw new IllegalArgumentException("--within-km needs points or lines; give --wkt GEOMETRY with it");
        }
    }

    private void checkRadius() {
        if (radiusKm == null) {
            return;
        }
        if (caps.isEmpty() && notCaps.isEmpty()) {
            throw new IllegalArgumentException("--radius-km needs the middle of a cap; give --cap LON,LAT with it");
        }
    }

    private Region cap(CapText text) {
        return text.cap(radiusKm);
    }

    private Region geometry(WktText text) {
        if (text.kind() == WktText.Kind.POLYGONS) {
            return text.inside();
        }
        if (withinKm == null) {
            throw new IllegalArgumentException(
                    "points and lines of --wkt hold next to nothing; give --within-km KM with them");
        }
        return text.around(EarthSphere.degrees(withinKm));
    }

    private static Region polygons(Path file, Consumer<String> notes) {
        PolygonFile read = PolygonFile.read(file);
        read.notes().forEach(notes);
        return read.region();
    }

    private static <T> List<Region> regions(List<T> values, Function<T, Region> region) {
        return values.stream().map(region).toList();
    }

    private static Region union(List<Region> regions) {
        return regions.size() == 1 ? regions.get(0) : new Union(regions);
    }
}
