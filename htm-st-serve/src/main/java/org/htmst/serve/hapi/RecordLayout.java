package org.htmst.serve.hapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/**
 * How the numbers of a record come from a sample.
 *
 * @param channels to ask the store for: those of the parameters, and those that tell when these are spoilt
 * @param columns the numbers of a record after its time, in order
 */
record RecordLayout(List<String> channels, List<Column> columns) {

    /**
     * One number of each record.
     *
     * @param place what it is of the sample; never the time
     * @param value which of the channels asked for; -1 unless it is one
     * @param calibration which of them is above 0 where this one is spoilt; -1 if none is
     * @param type the type of the channel in its files
     * @param isInteger whether it is written in four bytes
     * @param fill what stands for a value that is not there
     * @param opens whether an array begins with it
     * @param closes whether an array ends with it
     */
    record Column(
            HapiParameter.Place place,
            int value,
            int calibration,
            ValueType type,
            boolean isInteger,
            Fill fill,
            boolean opens,
            boolean closes) {

        /** The number in a row of a batch; NaN if there is none. */
        double of(SampleBatch batch, int row) {
            return switch (place) {
                case LAT -> batch.latDeg()[row];
                case LON -> batch.lonDeg()[row];
                case ALT -> batch.altKm()[row];
                default ->
                    calibration >= 0 && batch.values()[calibration][row] > 0 ? Double.NaN : batch.values()[value][row];
            };
        }

        /** How the number is written as text. */
        ValueType typeIn(SampleBatch batch) {
            return type == null ? batch.positionType() : type;
        }
    }

    /** What stands for a value that is not there: its text in CSV and JSON, and its number. */
    record Fill(byte[] csv, byte[] json, double number) {

        static Fill of(String text) {
            byte[] csv = text.getBytes(StandardCharsets.US_ASCII);
            // JSON has no word for it.
            byte[] json = text.equals(HapiParameter.NAN) ? "null".getBytes(StandardCharsets.US_ASCII) : csv;
            return new Fill(csv, json, Double.parseDouble(text));
        }
    }

    /** The layout of records of some parameters, the first of which is the time. */
    static RecordLayout of(List<HapiParameter> parameters) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        Stream<HapiParameter.Element> elements = parameters.stream().flatMap(each -> each.elements().stream());
        List<Channel> channels =
                elements.flatMap(element -> element.channel().stream()).toList();
        Stream.concat(channels.stream().map(Channel::name), channels.stream().map(Channel::calibration))
                .filter(name -> !name.isEmpty())
                .forEach(name -> asked.putIfAbsent(name, asked.size()));
        List<Column> columns = new ArrayList<>();
        for (HapiParameter parameter : parameters.subList(1, parameters.size())) {
            Fill fill = Fill.of(parameter.fill());
            for (int i = 0; i < parameter.elements().size(); i++) {
                HapiParameter.Element element = parameter.elements().get(i);
                columns.add(new Column(
                        element.place(),
                        element.channel()
                                .map(channel -> asked.get(channel.name()))
                                .orElse(-1),
                        element.channel()
                                .map(Channel::calibration)
                                .map(asked::get)
                                .orElse(-1),
                        element.channel().map(Channel::type).orElse(null),
                        parameter.type() == HapiParameter.Type.INTEGER,
                        fill,
                        parameter.isArray() && i == 0,
                        parameter.isArray() && i == parameter.elements().size() - 1));
            }
        }
        return new RecordLayout(List.copyOf(asked.keySet()), List.copyOf(columns));
    }

    /** The bytes of a record in binary, and about those of one as text. */
    int recordBytes() {
        return HapiParameter.TIME_LENGTH
                + columns.stream()
                        .mapToInt(column -> column.isInteger() ? Integer.BYTES : Double.BYTES)
                        .sum();
    }
}
