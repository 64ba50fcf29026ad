package org.htmst.cli.ask;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.htmst.answer.conjunction.ConjunctionRequest;
import org.htmst.answer.conjunction.Site;
import org.htmst.answer.conjunction.Stations;
import org.htmst.cli.option.RegionOptions;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.PairReach;
import org.htmst.conjunction.Station;
import org.htmst.conjunction.shell.ShellReach;
import org.htmst.interpolation.map.Hemisphere;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which objects must be how near to each other, and where. */
final class ConjunctionOptions {

    @Option(
            names = "--within",
            paramLabel = "KM",
            description = "How near objects must be along the ground, such as 500km, up to 20016km.")
    private String within;

    @Option(
            names = "--within-time",
            paramLabel = "DURATION",
            description =
                    "How long after the other a satellite may be there, such as 10m, up to 10 days; 0, the same time, unless"
                            + " given.")
    private Duration withinTime = Duration.ZERO;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            description =
                    "The longest time between two samples that a satellite is followed over, up to 2m; 4s unless given.")
    private Duration step = Duration.ofMillis(ConjunctionSearch.USUAL_STEP_MS);

    @Option(
            names = "--L",
            paramLabel = "NUMBER",
            description =
                    "With --MLT, in place of a distance: how much the L of satellites may differ by at the same time, such as 0.1"
                            + " (channel L or with that alias).")
    private Double shells;

    @Option(
            names = "--MLT",
            paramLabel = "HOURS",
            description =
                    "With --L: how much their magnetic local times may differ by (channel MLT), the shorter way round, such as 0.5,"
                            + " up to 12.")
    private Double hours;

    @Option(
            names = "--ground",
            paramLabel = "LON,LAT[,NAME]",
            description = "A place on the ground that satellites pass; repeatable.")
    private List<String> grounds = List.of();

    @Option(
            names = "--stations",
            paramLabel = "FILE",
            description =
                    "Such places: a CSV file with the columns name, lon and lat, and for --aurorax maybe program and"
                            + " instrument_type; repeatable.")
    private List<Path> files = List.of();

    @Option(
            names = "--together",
            description =
                    "All satellites, and a station if there are any, must be near to each other, in place of pairs; the distance"
                            + " of an event is that of the two that are farthest from each other.")
    private boolean together;

    @Option(
            names = "--foot",
            description =
                    "A satellite is where its field line meets the ground (channels geod_lon_foot and geod_lat_foot), and not"
                            + " below itself.")
    private boolean foot;

    @Option(
            names = "--hemisphere",
            paramLabel = "NAME",
            description = "Only events in one hemisphere, one of ${COMPLETION-CANDIDATES}.")
    private Hemisphere hemisphere;

    @Mixin
    private RegionOptions region;

    @Option(
            names = "--with-data",
            description = "Only events in which every satellite has a value of every channel asked for.")
    private boolean withData;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after the first N events.")
    private long limit = Long.MAX_VALUE;

    /**
     * What is wanted.
     *
     * @throws IllegalArgumentException if a distance, time or station is none
     */
    ConjunctionRequest request() {
        Optional<ShellReach> shell = shell();
        if (shell.isPresent() && within != null) {
            throw new IllegalArgumentException(
                    "--L and --MLT stand in place of a distance; leave --within out, or them");
        }
        double km = shell.isPresent() ? PairReach.MOST_KM : km();
        return new ConjunctionRequest(stations(), km, shell, withinTime, step, together, foot, withData, limit);
    }

    /** The longest time between two samples that a satellite is followed over. */
    Duration step() {
        return step;
    }

    /** The places on the ground. */
    List<Station> stations() {
        List<Station> stations = sites().stream().map(Site::station).toList();
        Set<String> names = new HashSet<>();
        stations.forEach(station -> checkOnce(names, "station", station.name()));
        return stations;
    }

    /** The same, and whose they are; those of different programs may be called the same. */
    List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        grounds.forEach(text -> sites.add(new Site(Stations.parse(text), "", "")));
        files.forEach(file -> sites.addAll(Stations.read(file)));
        return sites;
    }

    private Optional<ShellReach> shell() {
        if ((shells == null) != (hours == null)) {
            throw new IllegalArgumentException("--L and --MLT go together; give both, such as --L 0.1 --MLT 0.5");
        }
        return shells == null ? Optional.empty() : Optional.of(new ShellReach(shells, hours));
    }

    private double km() {
        if (within == null) {
            throw new IllegalArgumentException(
                    "a distance is missing; give --within KM, such as 500km, or --L and --MLT");
        }
        return DistanceText.km("--within", within);
    }

    /** Checks that no satellite is to meet itself. */
    void checkSatellites(List<String> satellites) {
        Set<String> names = new HashSet<>();
        satellites.forEach(satellite -> checkOnce(names, "satellite", satellite));
    }

    private static void checkOnce(Set<String> names, String kind, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    kind + " '" + name + "' is given twice, and is always near to itself; give two different ones");
        }
    }

    /** Where the middle of an event must be. */
    Region region(Consumer<String> notes, Function<String, Region> byName) {
        Region asked = region.region(notes, byName);
        if (hemisphere == null) {
            return asked;
        }
        Region half = hemisphere == Hemisphere.NORTH ? new LatitudeBand(0, 90) : new LatitudeBand(-90, 0);
        return new Intersection(List.of(asked, half));
    }
}
