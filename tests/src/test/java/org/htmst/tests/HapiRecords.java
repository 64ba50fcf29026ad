package org.htmst.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.htmst.region.text.NamedRegion;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeWindow;

/** The records that a request should be answered with, written plainly. */
final class HapiRecords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A number of a record: its type, its value, NaN if it has none, and what then stands for it. */
    private record Cell(ValueType type, double value, String fill) {

        boolean isInteger() {
            return type.isInteger() && type != ValueType.UINT32;
        }

        String csv() {
            return Double.isNaN(value) ? fill : type.text(value);
        }

        String json() {
            return csv().equals("NaN") ? "null" : csv();
        }

        void binary(ByteBuffer out) {
            double written = Double.isNaN(value) ? Double.parseDouble(fill) : value;
            if (isInteger()) {
                out.putInt((int) written);
            } else {
                out.putDouble(written);
            }
        }
    }

    private final Map<Long, List<List<Cell>>> records = new LinkedHashMap<>();

    /**
     * The records of some parameters.
     *
     * @param parameters names of places or channels, or of arrays of {@code spectra}
     */
    HapiRecords(
            HapiStore store,
            String satellite,
            String product,
            Optional<NamedRegion> region,
            TimeWindow window,
            List<String> parameters,
            Map<String, List<String>> spectra) {
        Map<Long, double[]> places = store.places(satellite, region, window);
        places.keySet().forEach(timeMs -> records.put(timeMs, new ArrayList<>()));
        for (String name : parameters) {
            int place = List.of("latitude", "longitude", "altitude").indexOf(name);
            if (place >= 0) {
                places.forEach((timeMs, numbers) ->
                        records.get(timeMs).add(List.of(new Cell(ValueType.FLOAT32, numbers[place], "NaN"))));
            } else {
                addChannels(store, satellite, product, region, window, spectra.getOrDefault(name, List.of(name)));
            }
        }
    }

    private void addChannels(
            HapiStore store,
            String satellite,
            String product,
            Optional<NamedRegion> region,
            TimeWindow window,
            List<String> names) {
        List<Channel> channels = store.channels(product).stream()
                .filter(channel -> names.contains(channel.name()))
                .toList();
        List<String> fills = channels.stream().map(HapiRecords::fill).distinct().toList();
        Map<Long, List<Cell>> cells = new LinkedHashMap<>();
        records.keySet().forEach(timeMs -> cells.put(timeMs, new ArrayList<>()));
        for (Channel channel : channels) {
            Map<Long, Double> values = store.values(satellite, region, window, channel.name());
            cells.forEach((timeMs, list) -> list.add(new Cell(
                    channel.type(),
                    values.getOrDefault(timeMs, Double.NaN),
                    fills.size() == 1 ? fills.get(0) : "NaN")));
        }
        cells.forEach((timeMs, list) -> records.get(timeMs).add(list));
    }

    private static String fill(Channel channel) {
        boolean isInteger = channel.type().isInteger() && channel.type() != ValueType.UINT32;
        return channel.missing().isEmpty()
                ? (isInteger ? Integer.toString(Integer.MIN_VALUE) : "NaN")
                : channel.type().text(channel.missing().get(0));
    }

    int count() {
        return records.size();
    }

    String csv() {
        StringBuilder text = new StringBuilder();
        records.forEach((timeMs, parameters) -> {
            text.append(time(timeMs));
            parameters.forEach(cells -> cells.forEach(cell -> text.append(',').append(cell.csv())));
            text.append('\n');
        });
        return text.toString();
    }

    /** The records of the member {@code data}, a line each. */
    String json() {
        List<String> lines = new ArrayList<>();
        records.forEach((timeMs, parameters) -> {
            StringBuilder line = new StringBuilder("[\"" + time(timeMs) + "\"");
            for (List<Cell> cells : parameters) {
                String numbers = String.join(",", cells.stream().map(Cell::json).toList());
                line.append(',').append(cells.size() == 1 ? numbers : "[" + numbers + "]");
            }
            lines.add(line + "]");
        });
        return String.join(",\n", lines);
    }

    byte[] binary() {
        int bytes = records.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .mapToInt(cell -> cell.isInteger() ? 4 : 8)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(bytes + 24 * records.size()).order(ByteOrder.LITTLE_ENDIAN);
        records.forEach((timeMs, parameters) -> {
            out.put(time(timeMs).getBytes(StandardCharsets.US_ASCII));
            parameters.forEach(cells -> cells.forEach(cell -> cell.binary(out)));
        });
        return out.array();
    }

    static String time(long timeMs) {
        return TIME.format(Instant.ofEpochMilli(timeMs));
    }

    /** Where the lines that begin with {@code #} end. */
    static int afterHeader(byte[] body) {
        int at = 0;
        while (at < body.length && body[at] == '#') {
            while (body[at] != '\n') {
                at++;
            }
            at++;
        }
        return at;
    }
}
