package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which objects must be how near to each other. Objects are in the order of their names, satellites before stations, so that whoever exchanges
 * two of them asks the same.
 *
 * @param satellites names
 * @param stations places
 * @param reaches how near; the numbers in them count satellites, then stations
 * @param lagMs how long after the other one of two satellites may be at the place, ms; 0 if all must be near at the same time
 */
public record ConjunctionQuestion(
        List<String> satellites, List<Station> stations, List<PairReach> reaches, long lagMs) {

    /** The longest lag, ten days: beyond it every orbit meets every other. */
    public static final long MOST_LAG_MS = 864_000_000;

    /**
     * A question.
     *
     * @throws IllegalArgumentException if it has no satellite, one object alone, two of one name, no reach of one of them, or a lag of other
     *     than two satellites
     */
    public ConjunctionQuestion {
        List<String> given = names(satellites, stations);
        if (satellites.isEmpty() || given.size() < 2) {
            throw new IllegalArgumentException(
                    "objects " + given + " cannot come near to each other; give a satellite, and another or a station");
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.indexOf(given.get(i)) != i) {
                throw new IllegalArgumentException("object '" + given.get(i)
                        + "' is given twice, and is always near to itself; give two different ones");
            }
            int object = i;
            if (reaches.stream().noneMatch(reach -> reach.first() == object || reach.second() == object)) {
                throw new IllegalArgumentException("object '" + given.get(i) + "' need not be near to any other");
            }
        }
        if (lagMs < 0 || lagMs > MOST_LAG_MS) {
            throw new IllegalArgumentException("lag of " + lagMs + " ms is outside 0 to 10 days");
        }
        if (lagMs > 0 && (satellites.size() != 2 || !stations.isEmpty())) {
            throw new IllegalArgumentException(
                    "objects " + given + " are not two satellites; give two, or no time that they may be apart");
        }
        List<String> sorted = satellites.stream().sorted().toList();
        List<Station> sortedStations =
                stations.stream().sorted(Comparator.comparing(Station::name)).toList();
        List<String> order = names(sorted, sortedStations);
        reaches = reaches.stream()
                .map(reach -> {
                    int one = order.indexOf(given.get(reach.first()));
                    int other = order.indexOf(given.get(reach.second()));
                    return new PairReach(Math.min(one, other), Math.max(one, other), reach.km());
                })
                .sorted(Comparator.comparingInt(PairReach::first).thenComparingInt(PairReach::second))
                .toList();
        satellites = sorted;
        stations = sortedStations;
    }

    /** That all of some objects are within a distance of each other; of stations, which stay where they are, only from satellites. */
    public static ConjunctionQuestion within(List<String> satellites, List<Station> stations, double km, long lagMs) {
        PairReach.checkKm(km);
        int objects = satellites.size() + stations.size();
        List<PairReach> reaches = new ArrayList<>();
        IntStream.range(0, Math.min(objects, satellites.size())).forEach(first -> IntStream.range(first + 1, objects)
                .forEach(second -> reaches.add(new PairReach(first, second, km))));
        return new ConjunctionQuestion(satellites, stations, reaches, lagMs);
    }

    /** All objects by name, satellites before stations. */
    public List<String> names() {
        return names(satellites, stations);
    }

    private static List<String> names(List<String> satellites, List<Station> stations) {
        List<String> names = new ArrayList<>(satellites);
        stations.forEach(station -> names.add(station.name()));
        return names;
    }
}
