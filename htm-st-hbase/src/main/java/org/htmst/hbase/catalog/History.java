package org.htmst.hbase.catalog;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;

/** What was live when: of every granule that was replaced or removed its record, and from when to when it answered. */
public final class History {

    /** What rows of granules that were live begin with; the number follows. */
    private static final String PAST = "past/";

    private static final String GAP = "gap/";

    /** Says since when the history is kept. */
    private static final String FIRST_GAP = GAP + "first";

    private final CatalogTable table;

    /** The history in {@code table}. */
    public History(CatalogTable table) {
        this.table = table;
    }

    /** All granules that were live, by their numbers; one that is live again or still among them. */
    public Map<Integer, PastGranule> past() throws IOException {
        return table.list(PAST, PastGranule.class).values().stream()
                .collect(Collectors.toMap(past -> past.granule().id(), past -> past));
    }

    /** What is known of some granules that were live, by number. */
    public Map<Integer, PastGranule> past(Collection<Integer> granules) throws IOException {
        return table.get(granules.stream().map(History::row).toList(), PastGranule.class).values().stream()
                .collect(Collectors.toMap(past -> past.granule().id(), past -> past));
    }

    /** Writes the record of a granule that goes, or whose rows go. */
    public void put(PastGranule past) throws IOException {
        table.put(row(past.granule().id()), past);
    }

    /** Notes, where that is not known, that the history is kept since a moment; of a new store, where nothing went before, since 0. */
    public void begin(long momentMs) throws IOException {
        table.putIfAbsent(
                FIRST_GAP, new HistoryGap(Long.MIN_VALUE, momentMs, "the store keeps its history since then"));
    }

    /** Notes what will never be known. */
    public void put(HistoryGap gap) throws IOException {
        table.put(GAP + String.format(Locale.ROOT, "%020d", gap.toMs()), gap);
    }

    /**
     * The granules that were live at a time.
     *
     * @param live those that are now
     * @throws HtmStException if that is not known
     */
    List<Granule> at(long ms, List<Granule> live) throws IOException {
        Map<String, HistoryGap> gaps = table.list(GAP, HistoryGap.class);
        if (gaps.isEmpty() && !live.isEmpty()) {
            throw new HtmStException(
                    "the store has no history yet, since no file was loaded, replaced or removed with this program; what"
                            + " is live now can be asked for without a time",
                    false);
        }
        for (HistoryGap gap : gaps.values()) {
            if (gap.holds(ms)) {
                throw new HtmStException(
                        "what the store held at " + Instant.ofEpochMilli(ms) + " is not known; ask for a time from "
                                + Instant.ofEpochMilli(gap.toMs()) + " on: " + gap.why(),
                        false);
            }
        }
        return at(ms, live, past().values());
    }

    /**
     * The granules that were live at a time. Of several of one slot, since writers met or were killed, the one that came last.
     */
    static List<Granule> at(long ms, List<Granule> live, Collection<PastGranule> past) {
        Set<Integer> still = live.stream().map(Granule::id).collect(Collectors.toSet());
        List<Granule> then = new ArrayList<>();
        live.stream().filter(granule -> granule.sinceMs() <= ms).forEach(then::add);
        past.stream()
                .filter(gone -> !still.contains(gone.granule().id()) && gone.isLiveAt(ms))
                .map(PastGranule::granule)
                .forEach(then::add);
        then.sort(Comparator.comparingLong(Granule::sinceMs).thenComparingInt(Granule::id));
        Map<String, Granule> ofSlot = new HashMap<>();
        then.forEach(granule -> ofSlot.put(granule.slot(), granule));
        return List.copyOf(ofSlot.values());
    }

    private static String row(int granule) {
        return PAST + String.format(Locale.ROOT, "%010d", granule);
    }
}
