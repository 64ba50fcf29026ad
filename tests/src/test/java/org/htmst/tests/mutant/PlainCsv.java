package org.htmst.tests.mutant;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.formats.place.PlaceJson;
import org.htmst.formats.place.Quantity;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** A CSV file as a CSV parser and Java's own numbers read it. */
final class PlainCsv implements PlainReading {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_TIME = 100;
    private static final int LONGEST_NUMBER = 400;

    /** Every form that may be read, and many that may not; a time that the reader rejects is asked for by nobody. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[uuuu-MM-dd][uuuu-DDD][uuuuMMdd][uuuuDDD]['T'][ ]HH[:mm[:ss]][mm[ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CsvDescriptor descriptor;
    private final List<String> header;
    private final List<CSVRecord> rows;

    private PlainCsv(CsvDescriptor descriptor, List<String> header, List<CSVRecord> rows) {
        this.descriptor = descriptor;
        this.header = header;
        this.rows = rows;
    }

    static PlainCsv read(byte[] bytes, CsvDescriptor descriptor) throws IOException {
        boolean packed = bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        String text = new String(packed ? GzipMutations.unpack(bytes) : bytes, StandardCharsets.UTF_8)
                .replaceFirst("^" + BYTE_ORDER_MARK + "+", "");
        CSVFormat.Builder format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(descriptor.form().delimiter().orElseThrow())
                .setIgnoreSurroundingSpaces(true);
        descriptor.form().comment().ifPresent(format::setCommentMarker);
        List<CSVRecord> all = format.get().parse(new StringReader(text)).stream()
                .filter(record -> !record.stream().allMatch(String::isBlank))
                .toList();
        List<String> header = all.get(0).stream().map(String::strip).toList();
        return new PlainCsv(descriptor, header, all.subList(1, all.size()));
    }

    @Override
    public int records() {
        return rows.size();
    }

    @Override
    public Optional<Long> timeMs(int record) {
        String text = field(record, descriptor.time().columns().get(0));
        if (text.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (descriptor.time().format()) {
                        case "epoch-ms" -> whole(new BigDecimal(text.replaceAll("[dD]", "e")));
                        case "epoch-s" -> whole(new BigDecimal(text.replaceAll("[dD]", "e")).movePointRight(3));
                        case "iso-8601" ->
                            ISO.parse(text.replace(',', '.'), Instant::from).toEpochMilli();
                        default ->
                            DateTimeFormatter.ofPattern(descriptor.time().format(), Locale.ROOT)
                                    .withZone(ZoneOffset.UTC)
                                    .parse(text, Instant::from)
                                    .toEpochMilli();
                    });
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long whole(BigDecimal number) {
        return number.precision() - number.scale() > 19
                ? Long.MAX_VALUE
                : number.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    @Override
    public Optional<String> difference(int record, SampleTable samples, int sample) {
        PlaceJson place = descriptor.place();
        ValueType type = ValueType.ofLabel(place.type());
        String satellite = descriptor
                .satellite()
                .constant()
                .orElseGet(() -> field(record, descriptor.satellite().column().orElseThrow()));
        double alt = Optional.ofNullable(place.alt())
                .flatMap(Quantity::column)
                .map(column -> number(
                        type, field(record, column), Double.NaN, place.altUnit().equals("m") ? 3 : 0))
                .orElse(Double.NaN);
        if (!satellite.equals(samples.satellites().get(samples.satellite()[sample]))
                || !PlainReading.same(alt, samples.altKm()[sample])
                || !PlainReading.same(
                        number(type, field(record, place.lon().column().orElseThrow()), Double.NaN, 0),
                        samples.lonDeg()[sample])
                || !PlainReading.same(
                        number(type, field(record, place.lat().column().orElseThrow()), Double.NaN, 0),
                        samples.latDeg()[sample])) {
            return Optional.of("sample " + sample + " is elsewhere than record " + record);
        }
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            String text = field(record, descriptor.columns().get(c).name());
            boolean hasMissing =
                    channel.type().isInteger() && !channel.missing().isEmpty();
            double plain =
                    number(channel.type(), text, hasMissing ? channel.missing().get(0) : Double.NaN, 0);
            if (!PlainReading.same(plain, samples.values()[c][sample])) {
                return Optional.of("sample " + sample + " has " + channel.name() + " " + samples.values()[c][sample]
                        + ", unlike record " + record + ": '" + text + "'");
            }
        }
        return Optional.empty();
    }

    private String field(int record, String column) {
        int index = header.indexOf(column);
        return index < rows.get(record).size() ? rows.get(record).get(index).strip() : "";
    }

    /** The number in {@code text} through ten to the power {@code digits}, or {@code missing} if it is none of the type. */
    private static double number(ValueType type, String text, double missing, int digits) {
        if (text.length() > LONGEST_NUMBER || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][+-]?\\d+)?")) {
            return missing;
        }
        String plain = text.replaceAll("[dD]", "e");
        double value = type == ValueType.FLOAT32 ? Float.parseFloat(plain) : Double.parseDouble(plain);
        boolean isLong = plain.matches("[+-]?\\d+") && Math.abs(value) >= 0x1p53;
        if (Double.isInfinite(value)
                || isLong
                || type.isInteger()
                        && (!type.holds(value) || new BigDecimal(plain).compareTo(new BigDecimal(value)) != 0)) {
            return missing;
        }
        if (digits == 0) {
            return value;
        }
        BigDecimal exact = new BigDecimal(plain).movePointLeft(digits);
        return type == ValueType.FLOAT32 ? exact.floatValue() : exact.doubleValue();
    }
}
