package org.htmst.simulate.orbit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.orekit.propagation.analytical.tle.TLE;

/**
 * Two-line elements of a satellite.
 *
 * @param satellite its name in the store, such as {@code noaa-18}
 * @param tle the elements
 */
record ElementSet(String satellite, TLE tle) {

    private static final class Resource {
        static final List<ElementSet> SETS = read();
    }

    /** The set of {@code satellite} whose epoch is nearest to {@code timeMs}. */
    static ElementSet nearest(String satellite, long timeMs) {
        return Resource.SETS.stream()
                .filter(set -> set.satellite.equals(satellite))
                .min(Comparator.comparingLong(set -> Math.abs(set.epochMs() - timeMs)))
                .orElseThrow(() -> new IllegalArgumentException("no orbit is known for satellite '" + satellite
                        + "'; allowed: " + String.join(", ", satellites())));
    }

    /** All satellites that have elements, sorted. */
    static List<String> satellites() {
        return Resource.SETS.stream()
                .map(ElementSet::satellite)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    /** The epoch, ms since 1970 UTC. */
    long epochMs() {
        return tle.getDate().toDate(Utc.SCALE).getTime();
    }

    private static List<ElementSet> read() {
        try (InputStream in = ElementSet.class.getResourceAsStream("elements.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            List<String> lines = reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            List<ElementSet> sets = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 3) {
                sets.add(new ElementSet(lines.get(i), new TLE(lines.get(i + 1), lines.get(i + 2), Utc.SCALE)));
            }
            return List.copyOf(sets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
