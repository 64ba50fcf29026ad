package org.htmst.serve.hapi;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.time.TimeWindow;

/**
 * What a request for records asks for.
 *
 * @param parameters time first
 * @param window may be empty of samples, never of instants
 * @param hasHeader whether the description goes before the records
 */
record DataRequest(
        Dataset dataset, List<HapiParameter> parameters, TimeWindow window, RecordEncoder encoder, boolean hasHeader) {

    static final List<String> ARGUMENTS = List.of(
            HapiArguments.DATASET,
            HapiArguments.START,
            HapiArguments.STOP,
            HapiArguments.PARAMETERS,
            HapiArguments.INCLUDE,
            HapiArguments.FORMAT);

    /**
     * The request that arguments make.
     *
     * @throws HapiRefusal if they do not
     */
    static DataRequest of(Dataset dataset, HapiArguments arguments) {
        List<HapiParameter> parameters =
                dataset.chosen(arguments.value(HapiArguments.PARAMETERS).orElse(""));
        TimeWindow window = window(dataset, arguments);
        Optional<String> include = arguments.value(HapiArguments.INCLUDE);
        if (include.isPresent() && !include.get().equals("header")) {
            throw new HapiRefusal(HapiStatus.UNSUPPORTED_INCLUDE, "allowed: header");
        }
        List<String> labels =
                Arrays.stream(RecordEncoder.values()).map(RecordEncoder::label).toList();
        String label = arguments.word(HapiArguments.FORMAT, labels, HapiStatus.UNSUPPORTED_FORMAT);
        return new DataRequest(
                dataset, parameters, window, RecordEncoder.values()[labels.indexOf(label)], include.isPresent());
    }

    private static TimeWindow window(Dataset dataset, HapiArguments arguments) {
        Instant start = instant(arguments, HapiArguments.START, HapiStatus.START_SYNTAX);
        Instant stop = instant(arguments, HapiArguments.STOP, HapiStatus.STOP_SYNTAX);
        if (!start.isBefore(stop)) {
            throw new HapiRefusal(HapiStatus.START_NOT_BEFORE_STOP, "");
        }
        TimeWindow whole = dataset.window();
        if (start.isBefore(Instant.ofEpochMilli(whole.startMs()))
                || stop.isAfter(Instant.ofEpochMilli(whole.endMs()))) {
            throw new HapiRefusal(
                    HapiStatus.OUTSIDE_RANGE,
                    "the dataset has startDate " + InfoDocument.time(whole.startMs()) + " and stopDate "
                            + InfoDocument.time(whole.endMs()));
        }
        return new TimeWindow(HapiTime.firstMs(start), HapiTime.firstMs(stop));
    }

    private static Instant instant(HapiArguments arguments, String name, HapiStatus otherwise) {
        return arguments
                .value(name)
                .flatMap(HapiTime::parse)
                .orElseThrow(() -> new HapiRefusal(
                        otherwise,
                        "give " + name + " as yyyy-mm-ddThh:mm:ss.sssZ or yyyy-dddThh:mm:ss.sssZ, or less of it"));
    }
}
