package org.htmst.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.near.Points;

/**
 * A file of points, with all that its rows say.
 *
 * @param path where it is
 * @param columns the names of its columns, in order
 * @param types of the columns
 * @param cells {@code cells[c][row]}: what stands there, as text; empty for nothing
 * @param lonDeg of each row
 * @param latDeg of each row
 * @param timeMs of each row, ms since 1970-01-01 UTC; empty if they have none
 */
public record PointRows(
        Path path,
        List<String> columns,
        List<PointType> types,
        String[][] cells,
        double[] lonDeg,
        double[] latDeg,
        Optional<long[]> timeMs) {

    public PointRows {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /** A single point. */
    public static PointRows of(double lonDeg, double latDeg, Optional<Long> timeMs) {
        return new PointRows(
                Path.of(""),
                List.of(),
                List.of(),
                new String[0][],
                new double[] {lonDeg},
                new double[] {latDeg},
                timeMs.map(time -> new long[] {time}));
    }

    /** How many points there are. */
    public int size() {
        return lonDeg.length;
    }

    /** Whether nothing stands in a column of some row. */
    public boolean hasEmpty(int column) {
        return Arrays.stream(cells[column]).anyMatch(String::isEmpty);
    }

    /** The points of some rows. */
    public Points points(int from, int to) {
        double[] lon = Arrays.copyOfRange(lonDeg, from, to);
        double[] lat = Arrays.copyOfRange(latDeg, from, to);
        return timeMs.map(times -> Points.of(lon, lat, Arrays.copyOfRange(times, from, to)))
                .orElseGet(() -> Points.of(lon, lat));
    }

    /** Reads what stands in a field, by its own rules. */
    @FunctionalInterface
    public interface Reading<T> {
        /** @throws IllegalArgumentException if the text is none */
        T of(String text);
    }

    /** Rows on their way, each checked as it comes: a row that is no point is an error, and not left out, for whoever joins wants to know. */
    public static final class Builder {

        private final SourceFile file;
        private final List<String> names;
        private final int[] places;
        private final Reading<Double> numbers;
        private final Reading<Long> times;
        private final String[][] cells;
        private final double[] lonDeg;
        private final double[] latDeg;
        private final long[] timeMs;
        private int size;

        /**
         * None yet.
         *
         * @param names of the columns
         * @param wanted which of them say where and when
         * @param rows how many there can be
         * @param numbers read so
         * @param times read so, in ms since 1970-01-01 UTC
         * @throws org.htmst.failure.HtmStException if a column is not there
         */
        public Builder(
                SourceFile file,
                List<String> names,
                PointNames wanted,
                int rows,
                Reading<Double> numbers,
                Reading<Long> times) {
            this.file = file;
            this.names = List.copyOf(names);
            this.places =
                    wanted.in(names, file).stream().mapToInt(names::indexOf).toArray();
            this.numbers = numbers;
            this.times = times;
            this.cells = new String[names.size()][rows];
            this.lonDeg = new double[rows];
            this.latDeg = new double[rows];
            this.timeMs = new long[places.length > 2 ? rows : 0];
        }

        /**
         * Adds a row.
         *
         * @param row told in errors, such as {@code line 7}
         * @param texts what stands in each column
         * @throws org.htmst.failure.HtmStException if it is no point
         */
        public void add(String row, String... texts) {
            lonDeg[size] = read(numbers, 0, row, texts);
            latDeg[size] = read(numbers, 1, row, texts);
            Places.fault(lonDeg[size], latDeg[size], Double.NaN).ifPresent(fault -> {
                throw file.error(row + ": " + fault.words());
            });
            if (places.length > 2) {
                timeMs[size] = read(times, 2, row, texts);
                Times.fault(timeMs[size]).ifPresent(fault -> {
                    throw file.error(row + ": " + fault);
                });
            }
            for (int c = 0; c < cells.length; c++) {
                cells[c][size] = texts[c];
            }
            size++;
        }

        private <T> T read(Reading<T> reading, int place, String row, String... texts) {
            try {
                return reading.of(texts[places[place]]);
            } catch (IllegalArgumentException e) {
                throw file.error(row + ": column " + names.get(places[place]) + ": " + e.getMessage(), e);
            }
        }

        /** The rows, of types that their texts tell. */
        public PointRows build() {
            String[][] filled = filled();
            return build(Arrays.stream(filled).map(PointType::of).toList(), filled);
        }

        /** The rows, of the types that the file tells. */
        public PointRows build(List<PointType> types) {
            return build(types, filled());
        }

        private PointRows build(List<PointType> types, String[][] filled) {
            if (size == 0) {
                throw file.error("has no points, only a header");
            }
            return new PointRows(
                    file.path(),
                    names,
                    types,
                    filled,
                    Arrays.copyOf(lonDeg, size),
                    Arrays.copyOf(latDeg, size),
                    places.length > 2 ? Optional.of(Arrays.copyOf(timeMs, size)) : Optional.empty());
        }

        private String[][] filled() {
            return Arrays.stream(cells)
                    .map(column -> Arrays.copyOf(column, size))
                    .toArray(String[][]::new);
        }
    }
}
