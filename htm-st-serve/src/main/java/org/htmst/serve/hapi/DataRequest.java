package org.htmst.serve.hapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.hbase.store.StoreView;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.IsoText;
import org.htmst.time.TimeWindow;

/**
 * What a request for records asks for.
 *
 * @param parameters time first
 * @param window may be empty of samples, never of instants
 * @param hasHeader whether the description goes before the records
 */
record DataRequest(
        Dataset dataset,
        List<DatasetParameter> parameters,
        TimeWindow window,
        RecordEncoder encoder,
        boolean hasHeader) {

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
        List<DatasetParameter> parameters =
                chosen(dataset, arguments.value(HapiArguments.PARAMETERS).orElse(""));
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

    /**
     * Some of the parameters of a dataset, time always.
     *
     * @param asked names separated by commas, in the order of the dataset; empty for all
     * @throws HapiRefusal if there is none of a name, or they are not in order
     */
    static List<DatasetParameter> chosen(Dataset dataset, String asked) {
        List<DatasetParameter> parameters = dataset.parameters();
        if (asked.isEmpty()) {
            return parameters;
        }
        List<String> names = parameters.stream().map(DatasetParameter::name).toList();
        List<DatasetParameter> chosen = new ArrayList<>();
        int last = -1;
        boolean inOrder = true;
        for (String name : asked.split(",", -1)) {
            int at = names.indexOf(name);
            if (at < 0) {
                throw new HapiRefusal(HapiStatus.UNKNOWN_PARAMETER, "/hapi/info lists those of the dataset");
            }
            inOrder = inOrder && at > last;
            last = at;
            chosen.add(parameters.get(at));
        }
        if (!inOrder) {
            throw new HapiRefusal(HapiStatus.PARAMETER_ORDER, "give each once, in the order of /hapi/info");
        }
        if (!chosen.get(0).equals(parameters.get(0))) {
            chosen.add(0, parameters.get(0));
        }
        return chosen;
    }

    /**
     * All that the answer is made of.
     *
     * @param generation of the catalog
     */
    String state(String generation) {
        return String.join(
                "\n",
                generation,
                dataset.id(),
                dataset.region().map(region -> region.entry().feature()).orElse(""),
                String.join(",", parameters.stream().map(DatasetParameter::name).toList()),
                window.toString(),
                encoder.label(),
                Boolean.toString(hasHeader));
    }

    /** Where its records come from. */
    RecordSource source(StoreView view) {
        return switch (dataset.kind()) {
            case SAMPLES -> new SampleRecordSource(view, dataset, parameters);
            case PASSAGES -> new PassageRecordSource(view, dataset, parameters);
            case SHELLS_3H, SHELLS_1D -> new ShellRecordSource(view, dataset, parameters);
        };
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
                    "the dataset has startDate " + IsoText.time(whole.startMs()) + " and stopDate "
                            + IsoText.time(whole.endMs()));
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
