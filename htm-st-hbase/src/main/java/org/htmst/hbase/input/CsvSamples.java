package org.htmst.hbase.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.time.TimeAxis;

/** Collects the records of a CSV file as columns. */
final class CsvSamples {

    private static final double M_PER_KM = 1000;

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
    private Map<String, Integer> columns = Map.of();
    private int width;
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

    CsvSamples(CsvDescriptor descriptor, int capacity, SourceFile file) {
        this.descriptor = descriptor;
        this.timeFormat = CsvTimeFormat.of(descriptor.time());
        this.channels = descriptor.product().channels();
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

    void columnsAre(List<String> header) {
        columns = new LinkedHashMap<>();
        for (String name : header) {
            columns.put(name, columns.size());
        }
        width = header.size();
    }

    void add(CSVRecord record, long lineNumber, Rejections rejections) {
        try {
            if (record.size() != width) {
                throw new Rejected("fields", "has " + record.size() + " fields where the header has " + width);
            }
            timeMs[size] = time(record);
            String name = satellite(record);
            place(record);
            for (int c = 0; c < values.length; c++) {
                values[c][size] =
                        value(record, channels.get(c), descriptor.columns().get(c));
            }
            line[size] = lineNumber;
            satellite[size] = satellites.computeIfAbsent(name, n -> satellites.size());
            size++;
        } catch (Rejected e) {
            rejections.add(e.reason, "line " + lineNumber + ": " + e.getMessage());
        }
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
                        "line " + line[record] + ": column " + descriptor.time().column()
                                + ": the time and satellite are those of line " + line[first]));
        return new SampleTable(
                descriptor.place().type(),
                new ArrayList<>(satellites.keySet()),
                SampleOrder.pick(satellite, kept),
                SampleOrder.pick(timeMs, kept),
                SampleOrder.pick(lonDeg, kept),
                SampleOrder.pick(latDeg, kept),
                SampleOrder.pick(altKm, kept),
                channels,
                Arrays.stream(values).map(v -> SampleOrder.pick(v, kept)).toArray(double[][]::new));
    }

    private String text(CSVRecord record, String column) {
        return record.get(columns.get(column));
    }

    private long time(CSVRecord record) throws Rejected {
        String column = descriptor.time().column();
        long time;
        try {
            time = timeFormat.timeMs(text(record, column));
        } catch (IllegalArgumentException e) {
            throw new Rejected("time", "column " + column + ": " + e.getMessage());
        }
        if (time < TimeAxis.MIN_MS || time >= TimeAxis.END_MS) {
            throw new Rejected(
                    "time", "column " + column + ": '" + text(record, column) + "' is off the time axis, 1900 to 6300");
        }
        return time;
    }

    private String satellite(CSVRecord record) throws Rejected {
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

    private void place(CSVRecord record) throws Rejected {
        CsvDescriptor.Place place = descriptor.place();
        lonDeg[size] = coordinate(record, "longitude", place.lonColumn());
        latDeg[size] = coordinate(record, "latitude", place.latColumn());
        altKm[size] = place.altColumn().isPresent()
                ? coordinate(record, "altitude", place.altColumn().get())
                        / (place.altUnit().equals("m") ? M_PER_KM : 1)
                : Double.NaN;
        Optional<Places.Fault> fault = Places.fault(lonDeg[size], latDeg[size], altKm[size]);
        if (fault.isPresent()) {
            String column =
                    switch (fault.get().reason()) {
                        case "longitude" -> place.lonColumn();
                        case "latitude" -> place.latColumn();
                        default -> place.altColumn().orElse("");
                    };
            throw new Rejected(
                    fault.get().reason(),
                    "column " + column + ": " + fault.get().words());
        }
    }

    private double coordinate(CSVRecord record, String reason, String column) throws Rejected {
        String text = text(record, column);
        try {
            return CsvNumber.parse(descriptor.place().type(), text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(reason, "column " + column + ": " + e.getMessage());
        }
    }

    private static double missing(Channel channel) {
        if (!channel.type().isInteger()) {
            return Double.NaN;
        }
        if (channel.missing().isEmpty()) {
            throw new IllegalArgumentException("is empty, but channel " + channel.name() + " of type "
                    + channel.type().label() + " has no missing value; give it one in the descriptor");
        }
        return channel.missing().get(0);
    }

    private double value(CSVRecord record, Channel channel, String column) throws Rejected {
        String text = text(record, column);
        try {
            return text.isEmpty() ? missing(channel) : CsvNumber.parse(channel.type(), text);
        } catch (IllegalArgumentException e) {
            throw new Rejected("value", "column " + column + ": " + e.getMessage());
        }
    }
}
