package org.htmst.hbase.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * How much a version of a file holds: of each satellite the samples and the minutes that have any, and of each satellite and
 * channel the values that are not missing.
 */
final class Holdings {

    private static final long MINUTE_MS = 60_000;

    /** What is listed of a file that lost many channels. */
    private static final int MOST_CHANNELS = 8;

    private final Map<String, OfSatellite> satellites = new TreeMap<>();

    /**
     * What is there of a satellite.
     *
     * @param minutes those of its samples since 1970, ascending
     * @param values how many of each channel
     */
    private record OfSatellite(int samples, long[] minutes, Map<String, Integer> values) {

        private static final OfSatellite NONE = new OfSatellite(0, new long[0], Map.of());

        /** Whether there is a sample in that minute or beside it: times that were corrected by less have not gone. */
        boolean covers(long minute) {
            int at = Arrays.binarySearch(minutes, minute);
            int next = at >= 0 ? at : -at - 1;
            return next < minutes.length && minutes[next] <= minute + 1 || next > 0 && minutes[next - 1] == minute - 1;
        }
    }

    private Holdings() {}

    static Holdings of(SampleTable samples) {
        Holdings holdings = new Holdings();
        for (int s = 0; s < samples.satellites().size(); s++) {
            int satellite = s;
            LongStream.Builder timesMs = LongStream.builder();
            int count = 0;
            for (int i = 0; i < samples.size(); i++) {
                if (samples.satellite()[i] == satellite) {
                    timesMs.add(samples.timeMs()[i]);
                    count++;
                }
            }
            long[] minutes = timesMs.build()
                    .map(timeMs -> Math.floorDiv(timeMs, MINUTE_MS))
                    .distinct()
                    .sorted()
                    .toArray();
            Map<String, Integer> values = new TreeMap<>();
            for (int c = 0; c < samples.channels().size(); c++) {
                values.put(samples.channels().get(c).name(), values(samples, satellite, c));
            }
            holdings.satellites.put(samples.satellites().get(s), new OfSatellite(count, minutes, values));
        }
        return holdings;
    }

    private static int values(SampleTable samples, int satellite, int channel) {
        Channel meant = samples.channels().get(channel);
        int values = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.satellite()[i] == satellite && !meant.isMissing(samples.values()[channel][i])) {
                values++;
            }
        }
        return values;
    }

    /** What {@code newer} has less of than these, told for a user; empty if nothing. */
    List<String> lostIn(Holdings newer) {
        List<String> lost = new ArrayList<>();
        satellites.forEach((name, older) -> {
            OfSatellite now = newer.satellites.getOrDefault(name, OfSatellite.NONE);
            if (now.samples < older.samples) {
                lost.add(fewer(name, "samples", older.samples, now.samples));
            }
            long[] uncovered = LongStream.of(older.minutes)
                    .filter(minute -> !now.covers(minute))
                    .toArray();
            if (uncovered.length > 0) {
                lost.add(name + ": no samples any more in " + uncovered.length + " minutes from "
                        + Instant.ofEpochMilli(uncovered[0] * MINUTE_MS) + " to "
                        + Instant.ofEpochMilli((uncovered[uncovered.length - 1] + 1) * MINUTE_MS));
            }
            lost.addAll(lostChannels(name, older, now));
        });
        return lost;
    }

    private static List<String> lostChannels(String satellite, OfSatellite older, OfSatellite now) {
        List<String> lost = new ArrayList<>();
        older.values.forEach((channel, values) -> {
            int left = now.values.getOrDefault(channel, 0);
            if (left < values) {
                lost.add(fewer(satellite + " " + channel, "values", values, left));
            }
        });
        if (lost.size() > MOST_CHANNELS) {
            int more = lost.size() - MOST_CHANNELS;
            lost.subList(MOST_CHANNELS, lost.size()).clear();
            lost.add("and so of " + more + " further channels");
        }
        return lost;
    }

    private static String fewer(String whose, String what, int before, int now) {
        return whose + ": " + (before - now) + " fewer " + what + " (" + now + " instead of " + before + ")";
    }
}
