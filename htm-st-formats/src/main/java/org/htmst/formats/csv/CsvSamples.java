package org.htmst.formats.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.earth.Position;
import org.htmst.formats.Places;
import org.htmst.formats.Rejections;
import org.htmst.formats.SampleOrder;
import org.htmst.formats.SatelliteName;
import org.htmst.formats.SourceFile;
import org.htmst.formats.Times;
import org.htmst.formats.place.PlaceRule;
import org.htmst.formats.place.Quantity;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** Collects the records of a CSV file as columns. */
final class CsvSamples {

    private static final int EXAMPLES = 30;

    private final CsvDescriptor descriptor;
    private final CsvTimeFormat timeFormat;
    private final List<Channel> channels;
    private final Map<String, Integer> satellites = new LinkedHashMap<>();
    private final int[] satellite;
    private final long[] timeMs;
    private final double[] lonDeg;
    private final double[] latDeg;
    private final double[] altKm;
    private final double[][] values;
    private final long[] line;
    private final MissingWords missingWords;
    private final Rejections spoiled = new Rejections();
    private final Map<String, String> spoiledOfRecord = new LinkedHashMap<>();
    private final CsvHeader header;
    private final PlaceRule rule;
    private int leapSeconds;
    private int size;

    /** A record is not right; the message says in which column, and why. */
    private static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Rejected(String reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }
    }

    /**
     * None yet.
     *
     * @param channels those of the descriptor's product, maybe with units that the header tells
     * @param capacity the most that can come
     */
    CsvSamples(CsvDescriptor descriptor, List<Channel> channels, CsvHeader header, int capacity, SourceFile file) {
        this.descriptor = descriptor;
        this.header = header;
        this.rule = descriptor.place().rule();
        this.timeFormat = CsvTimeFormat.of(descriptor.time());
        this.channels = channels;
        this.missingWords = new MissingWords(descriptor.missingWords());
        long bytes = (long) capacity * Double.BYTES * (channels.size() + 6);
        // The sorted samples take as much again.
        if (bytes > Runtime.getRuntime().maxMemory() / 4) {
            throw file.tooBig(null);
        }
        satellite = new int[capacity];
        timeMs = new long[capacity];
        lonDeg = new double[capacity];
        latDeg = new double[capacity];
        altKm = new double[capacity];
        values = new double[channels.size()][capacity];
        line = new long[capacity];
    }

    void add(List<String> record, long lineNumber, Rejections rejections) {
        spoiledOfRecord.clear();
        try {
            if (!header.fits(record)) {
                throw new Rejected("fields", "has " + record.size() + " fields where the header has " + header.width());
            }
            CsvTimeFormat.Told time = time(record);
            timeMs[size] = time.ms();
            String name = satellite(record);
            place(record);
            for (int c = 0; c < values.length; c++) {
                values[c][size] =
                        value(record, channels.get(c), descriptor.columns().get(c));
            }
            line[size] = lineNumber;
            satellite[size] = satellites.computeIfAbsent(name, n -> satellites.size());
            size++;
            leapSeconds += time.leapSecond() ? 1 : 0;
            spoiledOfRecord.forEach((channel, why) -> spoiled.add(channel, "line " + lineNumber + ": " + why));
        } catch (Rejected e) {
            rejections.add(e.reason, "line " + lineNumber + ": " + e.getMessage());
        }
    }

    /** What of the records added is stored otherwise than it stands there. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        spoiled.counts()
                .forEach((channel, count) -> changes.add("channel " + channel
                        + ": fields that hold no value of its type, and are stored as missing: " + count));
        changes.addAll(spoiled.examples()
                .subList(0, Math.min(EXAMPLES, spoiled.examples().size())));
        if (leapSeconds > 0) {
            changes.add(leapSeconds + (leapSeconds == 1 ? " leap second" : " leap seconds")
                    + " stored as the second after, since the time scale has none");
        }
        if (CsvTimeFormat.hasShortYears(descriptor.time().format())) {
            changes.add("years of two digits are read as 1957 to 2056");
        }
        return changes;
    }

    /** The samples added, sorted, without repeated ones. */
    SampleTable table(Rejections rejections) {
        int[] sorted = SampleOrder.sorted(IntStream.range(0, size).toArray(), timeMs, satellite);
        int[] kept = SampleOrder.distinct(
                sorted,
                timeMs,
                satellite,
                (record, first) -> rejections.add(
                        "repeated time",
                        "line " + line[record] + ": " + timeColumns() + ": the time and satellite are those of line "
                                + line[first]));
        return new SampleTable(
                descriptor.placeType(),
                new ArrayList<>(satellites.keySet()),
                SampleOrder.pick(satellite, kept),
                SampleOrder.pick(timeMs, kept),
                SampleOrder.pick(lonDeg, kept),
                SampleOrder.pick(latDeg, kept),
                SampleOrder.pick(altKm, kept),
                channels,
                Arrays.stream(values).map(v -> SampleOrder.pick(v, kept)).toArray(double[][]::new));
    }

    private String text(List<String> record, String column) {
        // A last field without a name may be left out.
        int index = header.index(column);
        return index < record.size() ? record.get(index).strip() : "";
    }

    private CsvTimeFormat.Told time(List<String> record) throws Rejected {
        List<String> columns = descriptor.time().columns();
        String text = columns.size() == 1
                ? text(record, columns.get(0))
                : columns.stream().map(column -> text(record, column)).collect(Collectors.joining(" "));
        CsvTimeFormat.Told time;
        try {
            time = timeFormat.told(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected("time", timeColumns() + ": " + e.getMessage());
        }
        Optional<String> fault = Times.fault(time.ms());
        if (fault.isPresent()) {
            throw new Rejected("time", timeColumns() + ": '" + text + "': " + fault.get());
        }
        return time;
    }

    private String timeColumns() {
        List<String> columns = descriptor.time().columns();
        return (columns.size() == 1 ? "column " : "columns ") + String.join(", ", columns);
    }

    private String satellite(List<String> record) throws Rejected {
        Optional<String> column = descriptor.satellite().column();
        if (column.isEmpty()) {
            return descriptor.satellite().constant().orElseThrow();
        }
        String name = text(record, column.get());
        if (!SatelliteName.isAllowed(name)) {
            throw new Rejected(
                    "satellite",
                    "column " + column.get() + ": '" + name + "' is no name; use " + SatelliteName.ALLOWED);
        }
        return name;
    }

    private void place(List<String> record) throws Rejected {
        Position position = rule.form() == PlaceRule.Form.GEODETIC ? asItStands(record) : computed(record);
        lonDeg[size] = inType(position.lonDeg());
        latDeg[size] = inType(position.latDeg());
        altKm[size] = inType(position.altKm());
        Optional<Places.Fault> fault = Places.fault(lonDeg[size], latDeg[size], altKm[size], rule.maxAltKm());
        if (fault.isPresent()) {
            throw new Rejected(
                    fault.get().reason(),
                    placeColumns(fault.get().reason()) + ": " + fault.get().words() + advice(fault.get()));
        }
    }

    private double inType(double coordinate) {
        return descriptor.placeType() == ValueType.FLOAT32 ? (float) coordinate : coordinate;
    }

    /** The columns that tell a longitude, a latitude or an altitude; all of the place if it is computed. */
    private String placeColumns(String reason) {
        List<Quantity> quantities = rule.quantities();
        int one = List.of("longitude", "latitude", "altitude").indexOf(reason);
        if (rule.form() == PlaceRule.Form.GEODETIC && one < quantities.size()) {
            return told(quantities.get(one));
        }
        return quantities.stream().map(CsvSamples::told).collect(Collectors.joining(", "));
    }

    private static String told(Quantity quantity) {
        return quantity.column().map(column -> "column " + column).orElse("the descriptor");
    }

    /** Numbers of their own type, from their decimal text. */
    private Position asItStands(List<String> record) throws Rejected {
        List<Quantity> quantities = rule.quantities();
        return new Position(
                coordinate(record, "longitude", quantities.get(0), descriptor.placeType()),
                coordinate(record, "latitude", quantities.get(1), descriptor.placeType()),
                quantities.size() > 2 ? altitude(record, quantities.get(2)) : Double.NaN);
    }

    private Position computed(List<String> record) throws Rejected {
        double[] numbers = new double[rule.quantities().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = coordinate(record, "place", rule.quantities().get(i), ValueType.FLOAT64);
        }
        return rule.at(timeMs[size], numbers);
    }

    private static String advice(Places.Fault fault) {
        return fault.reason().equals("altitude")
                ? "; of a satellite that flies so high let the descriptor say \"maxAlt\": KM"
                : "";
    }

    private double coordinate(List<String> record, String reason, Quantity quantity, ValueType type) throws Rejected {
        if (quantity.column().isEmpty()) {
            return quantity.constant().orElseThrow();
        }
        String column = quantity.column().get();
        try {
            return CsvNumber.parse(type, text(record, column));
        } catch (IllegalArgumentException e) {
            throw new Rejected(reason, "column " + column + ": " + e.getMessage());
        }
    }

    private double altitude(List<String> record, Quantity quantity) throws Rejected {
        String text = quantity.column().map(column -> text(record, column)).orElse("0");
        if (missingWords.contains(text)) {
            return Double.NaN;
        }
        double alt = coordinate(record, "altitude", quantity, descriptor.placeType());
        if (rule.unitsPerKm() == 1) {
            return alt;
        }
        return quantity.column().isPresent()
                ? CsvNumber.thousandth(descriptor.placeType(), text)
                : alt / rule.unitsPerKm();
    }

    private double value(List<String> record, Channel channel, CsvDescriptor.Column from) throws Rejected {
        String column = from.name();
        String text = text(record, column);
        if (missingWords.contains(text)) {
            return missing(channel, column, "'" + text + "' is missing");
        }
        try {
            return from.factor() == 1 ? CsvNumber.parse(channel.type(), text) : scaled(channel, from.factor(), text);
        } catch (IllegalArgumentException e) {
            double missing = missing(channel, column, e.getMessage());
            spoiledOfRecord.put(channel.name(), "column " + column + ": " + e.getMessage());
            return missing;
        }
    }

    private static double scaled(Channel channel, double factor, String text) {
        double raw = CsvNumber.parse(ValueType.FLOAT64, text);
        double inType = channel.type() == ValueType.FLOAT32 ? (float) raw : raw;
        if (channel.isMissing(inType)) {
            return inType;
        }
        double value = CsvNumber.times(factor, channel.type(), text);
        if (channel.isMissing(value)) {
            throw new IllegalArgumentException("'" + text + "' times " + factor + " is " + value
                    + ", which stands for a missing value of channel " + channel.name());
        }
        return value;
    }

    /** What stands in a channel for a value that is not there; whole numbers need one of their own. */
    private static double missing(Channel channel, String column, String why) throws Rejected {
        if (!channel.type().isInteger()) {
            return Double.NaN;
        }
        if (channel.missing().isEmpty()) {
            throw new Rejected(
                    "value",
                    "column " + column + ": " + why + ", and channel " + channel.name() + " of type "
                            + channel.type().label() + " has no missing value; give it one in the descriptor");
        }
        return channel.missing().get(0);
    }
}
