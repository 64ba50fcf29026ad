package org.htmst.hbase.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * How much a version of a file holds: of each satellite the samples and the minutes that have any, and of each satellite and
 * channel the values that are not missing.
 */
final class Holdings {

    private static final long MINUTE_MS = 60_000;

    /** What is listed of a file that lost much. */
    private static final int MOST_LISTED = 12;

    private final List<String> channels;
    private final Map<String, OfSatellite> satellites = new TreeMap<>();

    /** What is there of a satellite. */
    private static final class OfSatellite {
        private int samples;

        /** Those since 1970 that have a sample; they ascend, each once, when all is added. */
        private long[] minutes = {};

        private int minuteCount;

        /** How many of each channel. */
        private final int[] values;

        private OfSatellite(int channels) {
            values = new int[channels];
        }

        private void add(long timeMs) {
            long minute = Math.floorDiv(timeMs, MINUTE_MS);
            samples++;
            if (minuteCount == 0 || minutes[minuteCount - 1] != minute) {
                minutes = minuteCount < minutes.length ? minutes : Arrays.copyOf(minutes, 2 * minuteCount + 1);
                minutes[minuteCount++] = minute;
            }
        }

        private void end() {
            minutes = Arrays.stream(minutes, 0, minuteCount).sorted().distinct().toArray();
        }

        /** Whether there is a sample in that minute or beside it: times that were corrected by less have not gone. */
        private boolean covers(long minute) {
            int at = Arrays.binarySearch(minutes, minute);
            int next = at >= 0 ? at : -at - 1;
            return next < minutes.length && minutes[next] <= minute + 1 || next > 0 && minutes[next - 1] == minute - 1;
        }
    }

    private Holdings(List<String> channels) {
        this.channels = channels;
    }

    static Holdings of(SampleTable samples) {
        List<Channel> channels = samples.channels();
        OfSatellite[] found = new OfSatellite[samples.satellites().size()];
        Arrays.setAll(found, satellite -> new OfSatellite(channels.size()));
        for (int i = 0; i < samples.size(); i++) {
            found[samples.satellite()[i]].add(samples.timeMs()[i]);
        }
        for (int c = 0; c < channels.size(); c++) {
            int[] counts = counts(channels.get(c), samples.values()[c], samples.satellite(), found.length);
            for (int satellite = 0; satellite < found.length; satellite++) {
                found[satellite].values[c] = counts[satellite];
            }
        }
        Holdings holdings = new Holdings(channels.stream().map(Channel::name).toList());
        for (int satellite = 0; satellite < found.length; satellite++) {
            found[satellite].end();
            holdings.satellites.put(samples.satellites().get(satellite), found[satellite]);
        }
        return holdings;
    }

    /** Of each satellite how many values of a channel are not missing. */
    private static int[] counts(Channel channel, double[] values, int[] satellite, int satellites) {
        double[] missing =
                channel.missing().stream().mapToDouble(Double::doubleValue).toArray();
        int[] counts = new int[satellites];
        for (int i = 0; i < values.length; i++) {
            counts[satellite[i]] += isMissing(values[i], missing) ? 0 : 1;
        }
        return counts;
    }

    /** As {@link Channel#isMissing}, without a list. */
    private static boolean isMissing(double value, double[] missing) {
        boolean isMissing = Double.isNaN(value);
        for (double none : missing) {
            isMissing |= none == value;
        }
        return isMissing;
    }

    /** What {@code newer} has less of than these, told for a user, satellites and channels by name; empty if nothing. */
    List<String> lostIn(Holdings newer) {
        List<String> lost = new ArrayList<>();
        // A stored version has its channels in the order of the catalog's numbers, which is that of whatever was loaded
        // first.
        int[] byName = IntStream.range(0, channels.size())
                .boxed()
                .sorted(Comparator.comparing(channels::get))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<String, Integer> places = new HashMap<>();
        newer.channels.forEach(channel -> places.put(channel, places.size()));
        satellites.forEach((satellite, older) -> {
            OfSatellite now = newer.satellites.getOrDefault(satellite, new OfSatellite(newer.channels.size()));
            addFewer(lost, satellite, "samples", older.samples, now.samples);
            addUncovered(lost, satellite, older, now);
            for (int c : byName) {
                Integer place = places.get(channels.get(c));
                addFewer(
                        lost,
                        satellite + " " + channels.get(c),
                        "values",
                        older.values[c],
                        place == null ? 0 : now.values[place]);
            }
        });
        if (lost.size() > MOST_LISTED) {
            int more = lost.size() - MOST_LISTED;
            lost.subList(MOST_LISTED, lost.size()).clear();
            lost.add("and " + more + " more");
        }
        return lost;
    }

    private static void addFewer(List<String> lost, String whose, String what, int before, int now) {
        if (now < before) {
            lost.add(whose + ": " + (before - now) + " fewer " + what + " (" + now + " instead of " + before + ")");
        }
    }

    private static void addUncovered(List<String> lost, String satellite, OfSatellite older, OfSatellite now) {
        long[] uncovered = LongStream.of(older.minutes)
                .filter(minute -> !now.covers(minute))
                .toArray();
        if (uncovered.length > 0) {
            lost.add(satellite + ": no samples any more in " + uncovered.length + " minutes from "
                    + Instant.ofEpochMilli(uncovered[0] * MINUTE_MS) + " to "
                    + Instant.ofEpochMilli((uncovered[uncovered.length - 1] + 1) * MINUTE_MS));
        }
    }
}
