package org.htmst.serve.hapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.serve.dataset.DatasetParameter;

/**
 * How the numbers of a record come from a sample.
 *
 * @param channels to ask the store for: those of the parameters, and those that tell when these are spoilt
 * @param columns the numbers of a record after its time, in order
 */
record SampleLayout(List<String> channels, List<Column> columns) {

    /**
     * One number of each record.
     *
     * @param place what it is of the sample; never the time
     * @param value which of the channels asked for; -1 unless it is one
     * @param calibration which of them is above 0 where this one is spoilt; -1 if none is
     * @param type the type of the channel in its files; null unless it is one
     */
    record Column(DatasetParameter.Place place, int value, int calibration, ValueType type) {

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

    /** The layout of records of some parameters of samples, the first of which is the time. */
    static SampleLayout of(List<DatasetParameter> parameters) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        List<DatasetParameter.Element> elements = parameters.stream()
                .skip(1)
                .flatMap(parameter -> parameter.elements().stream())
                .toList();
        List<Channel> channels =
                elements.stream().flatMap(element -> element.channel().stream()).toList();
        Stream.concat(channels.stream().map(Channel::name), channels.stream().map(Channel::calibration))
                .filter(name -> !name.isEmpty())
                .forEach(name -> asked.putIfAbsent(name, asked.size()));
        List<Column> columns = elements.stream()
                .map(element -> new Column(
                        element.place(),
                        element.channel().map(Channel::name).map(asked::get).orElse(-1),
                        element.channel()
                                .map(Channel::calibration)
                                .map(asked::get)
                                .orElse(-1),
                        element.channel().map(Channel::type).orElse(null)))
                .toList();
        return new SampleLayout(List.copyOf(asked.keySet()), columns);
    }
}
