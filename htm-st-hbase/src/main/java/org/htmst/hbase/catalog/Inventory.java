package org.htmst.hbase.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * What the store held at one moment.
 *
 * @param generation the name of that moment: of two inventories of the same generation all is equal; empty while a change may
 *     have been under way
 * @param granules those that answer, by the time of their first sample
 * @param channels all channels, sorted by product and name
 * @param satellites names and numbers of all satellites, sorted by name
 * @param rows of the samples table
 * @param overlaps of its granules
 * @param coverage the spans of time that its granules cover
 * @param rollUps those that count just what is live
 */
public record Inventory(
        Optional<String> generation,
        List<Granule> granules,
        List<ChannelEntry> channels,
        Map<String, Integer> satellites,
        RowCounts rows,
        List<Overlap> overlaps,
        TimeWindows coverage,
        List<RollUp> rollUps) {

    static Inventory of(
            Optional<String> generation,
            List<Granule> granules,
            List<ChannelEntry> channels,
            Map<String, Integer> satellites,
            RowCounts rows,
            List<RollUp> rollUps) {
        return new Inventory(
                generation,
                granules,
                channels,
                satellites,
                rows,
                overlaps(granules),
                TimeWindows.of(granules.stream().map(Granule::window).toList()),
                rollUps.stream().filter(rollUp -> isGood(rollUp, granules)).toList());
    }

    /** Whether the granules that a roll-up counts, and no others, are live. */
    private static boolean isGood(RollUp rollUp, List<Granule> granules) {
        return granules.stream()
                .filter(rollUp::isOf)
                .map(Granule::id)
                .sorted()
                .toList()
                .equals(rollUp.granules());
    }

    private static List<Overlap> overlaps(List<Granule> granules) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < granules.size(); i++) {
            Granule a = granules.get(i);
            // Granules come by their first sample: no later one overlaps once one starts after this one's end.
            for (int j = i + 1; j < granules.size() && granules.get(j).firstMs() <= a.lastMs(); j++) {
                Granule b = granules.get(j);
                if (a.product().equals(b.product())) {
                    addOverlaps(overlaps, a.id() < b.id() ? a : b, a.id() < b.id() ? b : a);
                }
            }
        }
        return List.copyOf(overlaps);
    }

    private static void addOverlaps(List<Overlap> overlaps, Granule older, Granule newer) {
        TimeWindow shared = older.window().intersection(newer.window());
        for (String satellite : older.satellites()) {
            if (newer.satellites().contains(satellite)) {
                overlaps.add(new Overlap(older, newer, satellite, shared));
            }
        }
    }
}
