package org.htmst.formats.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Places;
import org.htmst.formats.Product;
import org.htmst.formats.SatelliteName;
import org.htmst.formats.SourceFile;
import org.htmst.formats.place.PlaceJson;
import org.htmst.formats.place.PlaceRule;
import org.htmst.formats.place.Quantity;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeScale;

/**
 * What the columns of a table of text mean: which are time, satellite and place, and which are channels.
 *
 * @param product the product that the file's channels make up
 * @param form how the table is written
 * @param missingWords what stands for a missing number, beside the usual words
 * @param time the columns of the time, and how it is written
 * @param satellite the satellite: a column of the file, or one name for all
 * @param place which numbers tell the place, and how; every key of it that can be said
 * @param columns {@code columns.get(c)}: what channel {@code c} of the product is read from
 */
public record CsvDescriptor(
        Product product,
        Form form,
        List<String> missingWords,
        Time time,
        Satellite satellite,
        PlaceJson place,
        List<Column> columns)
        implements Descriptor {

    /** The store numbers all its channels in two bytes. */
    private static final int MOST_CHANNELS = 4096;

    public CsvDescriptor {
        missingWords = List.copyOf(missingWords);
        columns = List.copyOf(columns);
        place = withDefaults(place);
        if (columns.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("product " + product.name() + " has " + columns.size()
                    + " channels; a CSV file may have " + MOST_CHANNELS + ", so describe it as several products");
        }
        if (columns.size() != product.channels().size()) {
            throw new IllegalArgumentException("product " + product.name() + " has "
                    + product.channels().size() + " channels but " + columns.size() + " columns are named");
        }
    }

    /** A place as a descriptor without these keys means it; the digest of a descriptor hangs on every one of them. */
    private static PlaceJson withDefaults(PlaceJson place) {
        if (place.position() != null) {
            throw new IllegalArgumentException("field 'position' is for variables that hold three numbers; a table has"
                    + " columns, to be named in x, y and z");
        }
        for (Quantity quantity : place.rule().quantities()) {
            if (quantity.attribute().isPresent()) {
                throw new IllegalArgumentException(
                        "attribute '" + quantity.attribute().get() + "' cannot be had: a table of text has none");
            }
        }
        boolean geodetic = place.rule().form() == PlaceRule.Form.GEODETIC;
        return new PlaceJson(
                place.lon(),
                place.lat(),
                place.alt(),
                geodetic ? Objects.requireNonNullElse(place.altUnit(), "km") : null,
                place.radius(),
                place.latitude(),
                place.x(),
                place.y(),
                place.z(),
                null,
                place.frame(),
                place.unit(),
                geodetic && place.maxAlt() == null
                        ? Double.valueOf(
                                place.alt() == null
                                        ? Places.MAX_ALT_KM
                                        : place.rule().maxAltKm())
                        : place.maxAlt(),
                Objects.requireNonNullElse(place.type(), ValueType.FLOAT64.label()));
    }

    /** The number type of the place. */
    ValueType placeType() {
        return ValueType.ofLabel(place.type());
    }

    /** The same of files of another satellite, whose name they do not hold. */
    CsvDescriptor of(String satelliteName) {
        return new CsvDescriptor(
                product,
                form,
                missingWords,
                time,
                new Satellite(Optional.empty(), Optional.of(satelliteName)),
                place,
                columns);
    }

    /** The columns that a file must have. */
    List<String> columnsUsed() {
        List<String> used = new ArrayList<>(time.columns);
        place.rule().quantities().forEach(quantity -> quantity.column().ifPresent(used::add));
        satellite.column.ifPresent(used::add);
        columns.forEach(column -> used.add(column.name));
        return used;
    }

    /**
     * How a table is written.
     *
     * @param delimiter between fields, such as ','; empty for any number of blanks and tabs, which then do not stand in fields
     * @param comment a line that starts with it is skipped; empty for none
     * @param skipLines how many lines at the beginning are skipped, whatever they are
     * @param hasHeader whether a line names the columns; if none does, they are called {@code 1}, {@code 2} and so on
     * @param hasUnits whether names have units behind them, as {@code B_N [nT]} and {@code flux(cm-2 s-1)}; columns are then called without
     *     them, and channels without a unit have that of their column
     */
    public record Form(
            Optional<Character> delimiter,
            Optional<Character> comment,
            int skipLines,
            boolean hasHeader,
            boolean hasUnits) {

        /** Commas, and a line of names; no comments. */
        public static final Form USUAL = new Form(Optional.of(','), Optional.empty(), 0, true, false);

        private static final int MOST_SKIPPED = 100_000;

        public Form {
            if (comment.isPresent() && comment.equals(delimiter)) {
                throw new IllegalArgumentException("delimiter and comment are both '" + comment.get() + "'");
            }
            if (skipLines < 0 || skipLines > MOST_SKIPPED) {
                throw new IllegalArgumentException(
                        "skipLines " + skipLines + " is not allowed; give 0 to " + MOST_SKIPPED);
            }
            if (hasUnits && !hasHeader) {
                throw new IllegalArgumentException("unitsInNames needs a header, whose names they stand in");
            }
        }
    }

    /**
     * What a channel is read from.
     *
     * @param name of the column
     * @param factor by which its numbers are multiplied, but for those that mean missing
     */
    public record Column(String name, double factor) {

        public Column {
            if (!Double.isFinite(factor) || factor == 0) {
                throw new IllegalArgumentException(
                        "factor " + factor + " is not allowed; give a number other than 0, such as 0.001");
            }
        }

        /** A column whose numbers are stored as they are. */
        public static Column of(String name) {
            return new Column(name, 1);
        }
    }

    /**
     * When a sample was taken.
     *
     * @param columns names of the columns that tell it together; their texts are read with a blank between them
     * @param format as docs/descriptor.md has them: {@code iso-8601}, {@code epoch-ms}, {@code days since 2000-01-01}, {@code year
     *     day-of-year second-of-day}, a {@link java.time.format.DateTimeFormatter} pattern, and others
     * @param scale what the clock showed; of UTC, another zone may be named in the text
     * @param finer what becomes of a time finer than a millisecond
     */
    public record Time(List<String> columns, String format, TimeScale scale, Finer finer) {

        private static final int MOST_COLUMNS = 20;

        public Time {
            columns = List.copyOf(columns);
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
                throw new IllegalArgumentException(
                        "a time has " + columns.size() + " columns; name 1 to " + MOST_COLUMNS);
            }
            CsvTimeFormat.check(format);
        }

        /** What becomes of times finer than a millisecond. */
        public enum Finer {
            /** Their records are rejected. */
            REJECT,
            /** They are cut to the millisecond that they lie in. */
            FLOOR,
            /** They become the nearest millisecond, of two the later. */
            ROUND
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
     * Reads a descriptor from a JSON file.
     *
     * @throws HtmStException if it cannot be read or a field of it is unknown, missing or wrong
     */
    public static CsvDescriptor read(Path json) {
        return CsvDescriptorJson.read(json);
    }

    /** As {@link #read(Path)}, of a file whose bytes are there. */
    public static CsvDescriptor read(SourceFile json) {
        return CsvDescriptorJson.read(json);
    }

    /** The descriptor as {@link #read} reads it, with every key. */
    public byte[] json() {
        return CsvDescriptorJson.of(this).bytes();
    }
}
