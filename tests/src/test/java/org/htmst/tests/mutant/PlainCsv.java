package org.htmst.tests.mutant;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.htmst.hbase.input.CsvDescriptor;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/** A CSV file as a CSV parser and Java's own numbers read it. */
final class PlainCsv implements PlainReading {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_TIME = 100;

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
        String text = new String(packed ? GzipMutations.unpack(bytes) : bytes, StandardCharsets.UTF_8);
        CSVFormat.Builder format = CSVFormat.DEFAULT.builder().setDelimiter(descriptor.delimiter());
        descriptor.comment().ifPresent(format::setCommentMarker);
        List<CSVRecord> all = format.get().parse(new StringReader(text)).getRecords();
        List<String> header = all.get(0).stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").trim())
                .toList();
        return new PlainCsv(descriptor, header, all.subList(1, all.size()));
    }

    @Override
    public int records() {
        return rows.size();
    }

    @Override
    public Optional<Long> timeMs(int record) {
        if (rows.get(record).size() != header.size()) {
            return Optional.empty();
        }
        String text = field(record, descriptor.time().column());
        if (text.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (descriptor.time().format()) {
                        case "epoch-ms" -> whole(new BigDecimal(text));
                        case "epoch-s" -> whole(new BigDecimal(text).movePointRight(3));
                        case "iso-8601" -> iso(text).toEpochMilli();
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

    private static Instant iso(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d(:\\d\\d)?)$")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Optional<String> difference(int record, SampleTable samples, int sample) {
        CsvDescriptor.Place place = descriptor.place();
        String satellite = descriptor
                .satellite()
                .constant()
                .orElseGet(() -> field(record, descriptor.satellite().column().orElseThrow()));
        double alt = place.altColumn().isEmpty()
                ? Double.NaN
                : number(place.type(), field(record, place.altColumn().get()))
                        / (place.altUnit().equals("m") ? 1000 : 1);
        if (!satellite.equals(samples.satellites().get(samples.satellite()[sample]))
                || !PlainReading.same(alt, samples.altKm()[sample])
                || !PlainReading.same(number(place.type(), field(record, place.lonColumn())), samples.lonDeg()[sample])
                || !PlainReading.same(
                        number(place.type(), field(record, place.latColumn())), samples.latDeg()[sample])) {
            return Optional.of("sample " + sample + " is elsewhere than record " + record);
        }
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            String text = field(record, descriptor.columns().get(c));
            double plain = text.isEmpty() && channel.type().isInteger()
                    ? channel.missing().get(0)
                    : number(channel.type(), text);
            if (!PlainReading.same(plain, samples.values()[c][sample])) {
                return Optional.of("sample " + sample + " has " + channel.name() + " " + samples.values()[c][sample]
                        + ", unlike record " + record + ": '" + text + "'");
            }
        }
        return Optional.empty();
    }

    private String field(int record, String column) {
        return rows.get(record).get(header.indexOf(column)).trim();
    }

    private static double number(ValueType type, String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        return type == ValueType.FLOAT32 ? Float.parseFloat(text) : Double.parseDouble(text);
    }
}
