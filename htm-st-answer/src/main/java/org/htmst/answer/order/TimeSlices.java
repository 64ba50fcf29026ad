package org.htmst.answer.order;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.htmst.hbase.catalog.Granule;
import org.htmst.time.TimeWindow;

/** Cuts a window into spans of whole days that hold about as many samples each. */
public final class TimeSlices {

    private static final long DAY_MS = 86_400_000;

    private TimeSlices() {}

    /**
     * Disjoint windows in order of time, that together hold every sample of {@code granules} inside {@code window}.
     *
     * @param samples the most samples in a slice, unless a single day has more
     */
    public static List<TimeWindow> of(TimeWindow window, List<Granule> granules, long samples) {
        TreeMap<Long, Long> perDay = new TreeMap<>();
        for (Granule granule : granules) {
            long first = Math.floorDiv(granule.firstMs(), DAY_MS);
            long last = Math.floorDiv(granule.lastMs(), DAY_MS);
            for (long day = first; day <= last; day++) {
                perDay.merge(day, granule.samplesKept() / (last - first + 1) + 1, Long::sum);
            }
        }
        List<TimeWindow> slices = new ArrayList<>();
        long startMs = 0;
        long endMs = 0;
        long held = 0;
        for (var entry : perDay.entrySet()) {
            long dayMs = entry.getKey() * DAY_MS;
            if (held > 0 && held + entry.getValue() > samples) {
                add(slices, window, startMs, endMs);
                held = 0;
            }
            if (held == 0) {
                startMs = dayMs;
            }
            endMs = dayMs + DAY_MS;
            held += entry.getValue();
        }
        if (held > 0) {
            add(slices, window, startMs, endMs);
        }
        return slices;
    }

    private static void add(List<TimeWindow> slices, TimeWindow window, long startMs, long endMs) {
        TimeWindow slice = window.intersection(new TimeWindow(startMs, endMs));
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
    }
}
