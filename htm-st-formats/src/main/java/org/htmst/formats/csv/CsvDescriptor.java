package org.htmst.formats.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Places;
import org.htmst.formats.Product;
import org.htmst.formats.SatelliteName;
import org.htmst.sample.ValueType;

/**
 * What the columns of a CSV file mean: which are time, satellite and place, and which are channels.
 *
 * @param product the product that the file's channels make up
 * @param delimiter between fields, such as ','
 * @param comment a line that starts with it is skipped; empty for none
 * @param missingWords what stands for a missing number, beside the usual words
 * @param time the column of the time, and how it is written
 * @param satellite the satellite: a column of the file, or one name for all
 * @param place the columns of longitude, latitude and altitude
 * @param columns {@code columns.get(c)}: the column of channel {@code c} of the product
 */
public record CsvDescriptor(
        Product product,
        char delimiter,
        Optional<Character> comment,
        List<String> missingWords,
        Time time,
        Satellite satellite,
        Place place,
        List<String> columns)
        implements Descriptor {

    /** The store numbers all its channels in two bytes. */
    private static final int MOST_CHANNELS = 4096;

    public CsvDescriptor {
        missingWords = List.copyOf(missingWords);
        columns = List.copyOf(columns);
        if (columns.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("product " + product.name() + " has " + columns.size()
                    + " channels; a CSV file may have " + MOST_CHANNELS + ", so describe it as several products");
        }
        if (columns.size() != product.channels().size()) {
            throw new IllegalArgumentException("product " + product.name() + " has "
                    + product.channels().size() + " channels but " + columns.size() + " columns are named");
        }
        if (comment.isPresent() && comment.get() == delimiter) {
            throw new IllegalArgumentException("delimiter and comment are both '" + delimiter + "'");
        }
    }

    /** The columns that a file must have. */
    List<String> columnsUsed() {
        List<String> used = new ArrayList<>(List.of(time.column, place.lonColumn, place.latColumn));
        place.altColumn.ifPresent(used::add);
        satellite.column.ifPresent(used::add);
        used.addAll(columns);
        return used;
    }

    /**
     * When a sample was taken.
     *
     * @param column the column's name
     * @param format {@code iso-8601}, {@code epoch-ms}, {@code epoch-s}, or a {@link java.time.format.DateTimeFormatter}
     *     pattern, in UTC where the text names no zone
     * @param floor whether a time finer than a millisecond is cut to the millisecond it lies in; otherwise its record is
     *     rejected
     */
    public record Time(String column, String format, boolean floor) {

        public Time {
            CsvTimeFormat.check(format);
        }
    }

    /**
     * Who took it: exactly one is present.
     *
     * @param column the column that names the satellite
     * @param constant the satellite of all records
     */
    public record Satellite(Optional<String> column, Optional<String> constant) {

        public Satellite {
            if (column.isPresent() == constant.isPresent()) {
                throw new IllegalArgumentException(
                        "satellite needs either a column or a constant, not both or neither");
            }
            constant.ifPresent(SatelliteName::check);
        }
    }

    /**
     * Where it was taken.
     *
     * @param lonColumn longitude east in degrees, -180 to 360
     * @param latColumn geodetic latitude in degrees, -90 to 90
     * @param altColumn altitude, if the file has it
     * @param altUnit {@code km} or {@code m}
     * @param maxAltKm the highest altitude that the satellite may have, see {@link Places#MAX_ALT_KM}
     * @param type the number type of the three
     */
    public record Place(
            String lonColumn,
            String latColumn,
            Optional<String> altColumn,
            String altUnit,
            double maxAltKm,
            ValueType type) {

        /** As far as the Moon flies; what is further is in no orbit of the Earth. */
        private static final double HIGHEST_KM = 1e6;

        public Place {
            if (!(maxAltKm >= 0 && maxAltKm <= HIGHEST_KM)) {
                throw new IllegalArgumentException("maxAlt " + maxAltKm
                        + " km is not allowed; give the highest altitude, 0 to " + HIGHEST_KM + " km");
            }
            if (!altUnit.equals("km") && !altUnit.equals("m")) {
                throw new IllegalArgumentException("altUnit '" + altUnit + "' is not allowed; use km or m");
            }
            if (type.isInteger()) {
                throw new IllegalArgumentException(
                        "type '" + type.label() + "' of the place is not allowed; use float32 or float64");
            }
        }
    }

    /**
     * Reads a descriptor from a JSON file.
     *
     * @throws HtmStException if it cannot be read or a field of it is unknown, missing or wrong
     */
    public static CsvDescriptor read(Path json) {
        return CsvDescriptorJson.read(json);
    }

    /** The descriptor as {@link #read} reads it, with every key. */
    public byte[] json() {
        return CsvDescriptorJson.of(this).bytes();
    }
}
