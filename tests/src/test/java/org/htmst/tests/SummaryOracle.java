package org.htmst.tests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.grid.TrixelId;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.summary.GroupText;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/** Summaries by the plain way: the values of each cell in a list, which cell it is by decimal numbers. */
final class SummaryOracle {

    /** Of each cell, by what tells it, the values of each channel. */
    final Map<String, List<List<Double>>> cells = new TreeMap<>();

    /** Samples in no cell. */
    long outside;

    private static final int MOST_EDGES_OF_A_FLOAT = 100;

    private final SampleQuery query;
    private final List<GroupText> groups;
    private final List<String> asked;

    private SummaryOracle(SampleQuery query, List<GroupText> groups) {
        this.query = query;
        this.groups = groups;
        this.asked = new ArrayList<>(query.channels());
        groups.forEach(
                group -> group.channel().filter(name -> !asked.contains(name)).ifPresent(asked::add));
    }

    /** What a question comes to. */
    static SummaryOracle of(MemorySource memory, SampleQuery query, List<GroupText> groups) {
        SummaryOracle oracle = new SummaryOracle(query, groups);
        oracle.add(memory, query.times(), null);
        return oracle;
    }

    /** What a question comes to around events, each with its own look at the samples. */
    static SummaryOracle around(
            MemorySource memory,
            SampleQuery query,
            List<GroupText> groups,
            List<Long> events,
            long beforeMs,
            long afterMs) {
        SummaryOracle oracle = new SummaryOracle(query, groups);
        for (long event : events) {
            TimeWindow window = new TimeWindow(event - beforeMs, event + afterMs);
            oracle.add(memory, query.times().intersection(window), event);
        }
        return oracle;
    }

    private void add(MemorySource memory, TimeWindows times, Long event) {
        boolean told = query.direction() == Direction.BOTH
                && groups.stream().anyMatch(group -> group.name().equals("direction"));
        for (Direction way : told ? List.of(Direction.ASCENDING, Direction.DESCENDING) : List.of(query.direction())) {
            SampleQuery all = query.toBuilder()
                    .times(times)
                    .channels(asked)
                    .direction(way)
                    .build();
            try (SampleCursor cursor = memory.scan(all, QueryLimits.NONE)) {
                for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                    for (int i = 0; i < batch.size(); i++) {
                        add(batch, i, way, event);
                    }
                }
            }
        }
    }

    private void add(SampleBatch batch, int i, Direction way, Long event) {
        List<String> names = new ArrayList<>();
        for (GroupText group : groups) {
            String name = name(group, batch, i, way, event);
            if (name == null) {
                outside++;
                return;
            }
            names.add(name);
        }
        List<List<Double>> cell = cells.computeIfAbsent(String.join(",", names), any -> {
            List<List<Double>> lists = new ArrayList<>();
            query.channels().forEach(channel -> lists.add(new ArrayList<>()));
            return lists;
        });
        for (int c = 0; c < cell.size(); c++) {
            if (!Double.isNaN(batch.values()[c][i])) {
                cell.get(c).add(batch.values()[c][i]);
            }
        }
    }

    private String name(GroupText group, SampleBatch batch, int i, Direction way, Long event) {
        return switch (group.name()) {
            case "satellite" -> batch.satellite();
            case "direction" -> way.toString();
            case "trixel" ->
                TrixelId.name(TrixelId.of(
                        new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector(), Integer.parseInt(group.size())));
            case "time" ->
                event == null
                        ? time(group.size(), batch.timeMs()[i])
                        : sinceEvent(group.size(), batch.timeMs()[i] - event);
            case "lat" -> bin(group.size(), batch.latDeg()[i], batch.positionType(), 0);
            case "lon" -> longitude(group.size(), batch.lonDeg()[i], batch.positionType());
            case "local-time" -> bin(group.size(), LocalTime.hours(LocalTime.of(batch, i)), ValueType.FLOAT64, 0);
            default -> {
                int c = asked.indexOf(group.name());
                yield batch.channels().get(c) == null
                        ? null
                        : bin(
                                group.size(),
                                batch.values()[c][i],
                                batch.channels().get(c).type(),
                                0);
            }
        };
    }

    private static long lengthMs(String period) {
        long number = Long.parseLong(period.substring(0, period.length() - 1));
        return number
                * switch (period.charAt(period.length() - 1)) {
                    case 's' -> 1000L;
                    case 'm' -> 60_000L;
                    case 'h' -> 3_600_000L;
                    default -> 86_400_000L;
                };
    }

    private static String time(String period, long timeMs) {
        if (period.equals("month")) {
            YearMonth month = YearMonth.from(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
            return month.atDay(1) + "T00:00:00Z," + month.plusMonths(1).atDay(1) + "T00:00:00Z";
        }
        long bin = Math.floorDiv(timeMs, lengthMs(period));
        return Instant.ofEpochMilli(bin * lengthMs(period)) + "," + Instant.ofEpochMilli((bin + 1) * lengthMs(period));
    }

    private static String sinceEvent(String period, long ms) {
        long bin = Math.floorDiv(ms, lengthMs(period));
        return bin * lengthMs(period) / 3_600_000.0 + "," + (bin + 1) * lengthMs(period) / 3_600_000.0;
    }

    private static String longitude(String size, double lonDeg, ValueType type) {
        if (!size.contains("/")) {
            return bin(size, lonDeg, type, lonDeg >= 180 ? 360 : 0);
        }
        for (int turn : new int[] {-360, 0, 360}) {
            String bin = bin(size, lonDeg, type, turn);
            if (bin != null) {
                return bin;
            }
        }
        return null;
    }

    /** The bin, whose edges are moved by {@code turn} for the comparison. */
    private static String bin(String size, double value, ValueType type, int turn) {
        if (!Double.isFinite(value)) {
            return null;
        }
        if (size.contains("/")) {
            List<BigDecimal> edges =
                    Arrays.stream(size.split("/")).map(BigDecimal::new).toList();
            for (int e = 0; e + 1 < edges.size(); e++) {
                if (isIn(edges.get(e), edges.get(e + 1), value, type, turn)) {
                    return edges.get(e).doubleValue() + "," + edges.get(e + 1).doubleValue();
                }
            }
            return null;
        }
        BigDecimal width = new BigDecimal(size);
        BigDecimal near =
                new BigDecimal(value).subtract(BigDecimal.valueOf(turn)).divide(width, 0, RoundingMode.FLOOR);
        // Bins can be narrower than floats are apart; then many edges are one float, and the last of these begins the
        // bin.
        for (int by = -1; by < MOST_EDGES_OF_A_FLOAT; by++) {
            BigDecimal from = near.add(BigDecimal.valueOf(by)).multiply(width);
            if (isIn(from, from.add(width), value, type, turn)) {
                return from.doubleValue() + "," + from.add(width).doubleValue();
            }
        }
        throw new AssertionError(value + " is in no bin of " + size);
    }

    private static boolean isIn(BigDecimal from, BigDecimal to, double value, ValueType type, int turn) {
        return number(from, type, turn) <= value && value < number(to, type, turn);
    }

    private static double number(BigDecimal edge, ValueType type, int turn) {
        BigDecimal moved = edge.add(BigDecimal.valueOf(turn));
        return type == ValueType.FLOAT32 ? Float.parseFloat(moved.toString()) : Double.parseDouble(moved.toString());
    }
}
