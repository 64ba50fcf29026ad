package org.htmst.answer.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.summary.Statistic;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.htmst.track.TrackPoint;
import org.junit.jupiter.api.Test;

/** Passages of random tables, in random slices, against a walk along every sample. */
class PassageReaderTest {

    private static final long START_MS = 1_571_875_200_000L;
    private static final long LENGTH_MS = 8_000_000;
    private static final Channel BUSY = channel("made", "busy", "");
    private static final Channel FLUX = channel("made", "flux", "busy");
    private static final Channel SHELL = channel("made", "shell", "");
    private static final Channel FIELD = channel("other", "field", "");
    private static final List<Statistic> STATISTICS =
            List.of(Statistic.parse("count"), Statistic.parse("max"), Statistic.parse("mean"));

    private static Channel channel(String product, String name, String flag) {
        return new Channel(product, name, "", Family.EP, "i", ValueType.FLOAT32, "1", "d", List.of(-999.0), flag);
    }

    /** A satellite that goes round in 1200 s, with steps of 2 s and some longer ones. */
    private static SampleTable table(Random random, String satellite, List<Channel> channels) {
        List<Long> times = new ArrayList<>();
        long timeMs = START_MS + random.nextInt(600) * 1000L;
        while (times.size() < 1500) {
            times.add(timeMs);
            timeMs += random.nextInt(50) == 0 ? random.nextInt(200) * 1000L + 1000 : 2000;
        }
        int n = times.size();
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        double[][] values = new double[channels.size()][n];
        for (int i = 0; i < n; i++) {
            double turns = (times.get(i) - START_MS) / 1.2e6;
            latDeg[i] = (float) (81 * Math.sin(2 * Math.PI * turns));
            lonDeg[i] = (float) (Math.floorMod((long) (turns * 1e5) * 37, 36_000_000L) / 1e5);
            for (int c = 0; c < values.length; c++) {
                values[c][i] = channels.get(c) == BUSY
                        ? random.nextInt(4) / 3
                        : random.nextInt(5) == 0 ? -999 : random.nextInt(100);
            }
        }
        return new SampleTable(
                ValueType.FLOAT32,
                List.of(satellite),
                new int[n],
                times.stream().mapToLong(time -> time).toArray(),
                lonDeg,
                latDeg,
                new double[n],
                channels,
                values);
    }

    private static Region region(Random random) {
        double lon = random.nextInt(360) - 180;
        return switch (random.nextInt(6)) {
            case 0 -> Region.SPHERE;
            case 1 -> new LatitudeBand(70, 90);
            case 2 -> new Box(170, -60, -170, 60);
            case 3 -> new Cap(new LonLat(lon, random.nextInt(180) - 90), random.nextInt(60));
            // Left for some samples only: a satellite turns just outside.
            case 4 -> new LatitudeBand(-90, 80.9);
            default -> new Box(lon, -50, lon + 80 > 180 ? lon - 280 : lon + 80, 10);
        };
    }

    private static SampleQuery query(Random random) {
        List<TimeWindow> windows = new ArrayList<>();
        for (int more = random.nextInt(4); more > 0; more--) {
            long fromMs = START_MS + random.nextLong(LENGTH_MS);
            windows.add(new TimeWindow(fromMs, fromMs + random.nextLong(LENGTH_MS)));
        }
        List<String> channels = List.of(
                        List.<String>of(), List.of("flux"), List.of("shell", "flux"), List.of("flux", "field"))
                .get(random.nextInt(4));
        return SampleQuery.builder(region(random), windows.isEmpty() ? TimeWindows.ALWAYS : TimeWindows.of(windows))
                .channels(channels)
                .satellites(random.nextInt(3) == 0 ? List.of("b") : List.of())
                .where(random.nextInt(4) == 0 ? List.of(ValueCondition.parse("shell < 70 or field > 50")) : List.of())
                .localTime(random.nextInt(6) == 0 ? Optional.of(new LocalTimeWindow(20, 10)) : Optional.empty())
                .keepFlagged(random.nextInt(4) == 0)
                .direction(random.nextInt(4) > 0 ? Direction.BOTH : Direction.values()[random.nextInt(2)])
                .build();
    }

    private static List<TimeWindow> slices(Random random, TimeWindow all) {
        List<TimeWindow> slices = new ArrayList<>();
        long fromMs = START_MS - 1;
        while (fromMs < START_MS + LENGTH_MS) {
            long toMs = fromMs + 1 + random.nextLong(LENGTH_MS / (1 + random.nextInt(20)));
            TimeWindow slice = all.intersection(new TimeWindow(fromMs, toMs));
            if (!slice.isEmpty()) {
                slices.add(slice);
            }
            fromMs = toMs;
        }
        return slices;
    }

    private static Map<TrackName, TreeMap<Long, double[]>> byTrack(SampleCursor cursor) {
        Map<TrackName, TreeMap<Long, double[]>> tracks = new HashMap<>();
        try (cursor) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                TreeMap<Long, double[]> track = tracks.computeIfAbsent(TrackName.of(batch), any -> new TreeMap<>());
                for (int i = 0; i < batch.size(); i++) {
                    double[] sample = new double[2 + batch.values().length];
                    sample[0] = batch.lonDeg()[i];
                    sample[1] = batch.latDeg()[i];
                    for (int c = 2; c < sample.length; c++) {
                        sample[c] = batch.values()[c - 2][i];
                    }
                    track.put(batch.timeMs()[i], sample);
                }
            }
        }
        return tracks;
    }

    /** The passages as texts, by a walk along all samples of each track. */
    private static List<String> expected(MemorySource source, SampleQuery query, Set<String> products, long gapMs) {
        var all = byTrack(source.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS), QueryLimits.NONE));
        var inside = byTrack(source.scan(query.toBuilder().channels(List.of()).build(), QueryLimits.NONE));
        var valued = byTrack(source.scan(query, QueryLimits.NONE));
        List<String> passages = new ArrayList<>();
        inside.forEach((track, samples) -> {
            TreeMap<Long, double[]> values = valued.getOrDefault(track, new TreeMap<>());
            TreeMap<Long, double[]> passage = new TreeMap<>();
            for (long timeMs : all.get(track).keySet()) {
                boolean isInside = samples.containsKey(timeMs) && products.contains(track.product());
                if (!passage.isEmpty() && (!isInside || timeMs - passage.lastKey() > gapMs)) {
                    passages.add(text(track, passage, values, query));
                    passage.clear();
                }
                if (isInside) {
                    passage.put(timeMs, samples.get(timeMs));
                }
            }
            if (!passage.isEmpty()) {
                passages.add(text(track, passage, values, query));
            }
        });
        return passages.stream().sorted().toList();
    }

    private static String text(
            TrackName track, TreeMap<Long, double[]> passage, TreeMap<Long, double[]> values, SampleQuery query) {
        double[] latDeg =
                passage.values().stream().mapToDouble(sample -> sample[1]).toArray();
        boolean rises = false;
        boolean falls = false;
        for (int i = 1; i < latDeg.length; i++) {
            rises |= latDeg[i] > latDeg[i - 1];
            falls |= latDeg[i] < latDeg[i - 1];
        }
        String direction = query.direction() != Direction.BOTH
                ? query.direction().toString()
                : rises && falls ? "both" : rises ? "ascending" : falls ? "descending" : "";
        long middleMs = passage.floorKey(Math.floorDiv(passage.firstKey() + passage.lastKey(), 2L));
        StringBuilder text = new StringBuilder(String.join(
                " ",
                track.satellite(),
                track.product(),
                place(passage.firstKey(), passage.firstEntry().getValue()),
                place(middleMs, passage.get(middleMs)),
                place(passage.lastKey(), passage.lastEntry().getValue()),
                Integer.toString(passage.size()),
                direction));
        for (int c = 0; c < query.channels().size(); c++) {
            int place = 2 + c;
            double[] known = values.subMap(passage.firstKey(), true, passage.lastKey(), true).values().stream()
                    .mapToDouble(sample -> sample[place])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            // Whole numbers: the order of a sum does not matter.
            text.append(" ").append((long) known.length);
            text.append(" ").append(Arrays.stream(known).max().orElse(Double.NaN));
            text.append(" ")
                    .append(
                            known.length == 0
                                    ? Double.NaN
                                    : Arrays.stream(known).sum() / known.length);
        }
        return text.toString();
    }

    private static String place(long timeMs, double[] sample) {
        return timeMs + " " + sample[0] + " " + sample[1];
    }

    private static String place(TrackPoint point) {
        return point.timeMs() + " " + point.lonDeg() + " " + point.latDeg();
    }

    private static List<String> read(
            MemorySource source, SampleQuery query, Set<String> products, long gapMs, List<TimeWindow> slices) {
        List<String> passages = new ArrayList<>();
        List<Long> startsMs = new ArrayList<>();
        long[] openMs = {Long.MIN_VALUE};
        PassageReader reader = new PassageReader(
                asked -> source.scan(asked, QueryLimits.NONE), query, products, gapMs, (passage, middle, values) -> {
                    assertTrue(passage.first().timeMs() >= openMs[0], "begins when none may any more");
                    startsMs.add(passage.first().timeMs());
                    StringBuilder text = new StringBuilder(String.join(
                            " ",
                            passage.satellite(),
                            passage.product(),
                            place(passage.first()),
                            place(middle),
                            place(passage.last()),
                            Long.toString(passage.samples()),
                            passage.direction().map(Object::toString).orElse("")));
                    values.forEach(channel ->
                            STATISTICS.forEach(statistic -> text.append(" ").append(statistic.of(channel))));
                    passages.add(text.toString());
                });
        reader.read(slices, fromMs -> {
            assertTrue(fromMs >= openMs[0], "goes back");
            openMs[0] = fromMs;
            return false;
        });
        return passages.stream().sorted().toList();
    }

    @Test
    void passagesAreThoseOfAWalkAlongEverySample() {
        long seed = Long.getLong("seed", 5);
        Random random = new Random(seed);
        long passages = 0;
        long lone = 0;
        for (int world = 0; world < 12; world++) {
            // The second file of a satellite overlaps the first, with other times or the same.
            MemorySource source = new MemorySource(List.of(
                    table(random, "a", List.of(FLUX, BUSY, SHELL)),
                    table(random, "b", List.of(FLUX, BUSY, SHELL)),
                    table(random, "a", List.of(FLUX, BUSY, SHELL)),
                    table(random, "a", List.of(FIELD))));
            for (int run = 0; run < 50; run++) {
                SampleQuery query = query(random);
                Set<String> products =
                        query.channels().isEmpty() || query.channels().contains("field")
                                ? Set.of("made", "other")
                                : Set.of("made");
                long gapMs = List.of(1L, 2000L, 60_000L, 400_000L, 86_400_000L).get(random.nextInt(5));
                List<String> expected = expected(source, query, products, gapMs);
                assertEquals(
                        expected,
                        read(
                                source,
                                query,
                                products,
                                gapMs,
                                slices(random, query.times().hull())),
                        "seed " + seed + " world " + world + " run " + run + " gap " + gapMs + " " + query);
                passages += expected.size();
                lone += expected.stream()
                        .filter(text -> text.matches("(\\S+ ){11}1 .*"))
                        .count();
            }
        }
        assertTrue(passages > 10_000 && lone > 100, passages + " passages, " + lone + " of one sample");
    }

    @Test
    void readingEndsWhenItIsEnough() {
        MemorySource source = new MemorySource(List.of(table(new Random(1), "a", List.of(FLUX, BUSY, SHELL))));
        List<TimeWindow> slices = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slices.add(new TimeWindow(START_MS + i * 1_000_000L, START_MS + (i + 1) * 1_000_000L));
        }
        int[] scans = new int[1];
        PassageReader reader = new PassageReader(
                asked -> {
                    scans[0]++;
                    return source.scan(asked, QueryLimits.NONE);
                },
                SampleQuery.of(new LatitudeBand(70, 90), TimeWindow.ALWAYS),
                Set.of("made"),
                60_000,
                (passage, middle, values) -> {});
        reader.read(slices, fromMs -> fromMs >= START_MS + 1_500_000);
        assertTrue(scans[0] > 0 && scans[0] < 8, scans[0] + " scans");
    }
}
