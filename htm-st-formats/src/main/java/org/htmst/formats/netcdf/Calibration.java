package org.htmst.formats.netcdf;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.htmst.formats.StrictJson;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;

/**
 * How to tell samples that in-flight calibration may have spoilt: a source variable reports it in some records, and what lies
 * within {@code records} records of a report is flagged.
 *
 * @param channel the flag derived, uint8: 1 flagged, 0 not
 * @param source the reporting channel's name
 * @param records how far a report reaches
 */
record Calibration(Channel channel, String source, int records) {

    /** A calibration as JSON describes it. */
    record Json(String name, Family family, String instrument, String description, String source, int records) {

        Json {
            StrictJson.required("name", name);
            StrictJson.required("family", family);
            StrictJson.required("instrument", instrument);
            StrictJson.required("source", source);
            description = Objects.requireNonNullElse(description, "");
        }

        Calibration calibration(String product) {
            Channel channel =
                    new Channel(product, name, "", family, instrument, ValueType.UINT8, "", description, List.of(), "");
            return new Calibration(channel, source, records);
        }
    }

    /** The flags of consecutive records, of which {@code reported} tells those that report a calibration. */
    double[] flags(boolean[] reported) {
        double[] flags = new double[reported.length];
        int end = 0;
        for (int i = 0; i < reported.length; i++) {
            if (reported[i]) {
                int from = Math.max(end, i - records);
                end = Math.min(reported.length, i + records + 1);
                Arrays.fill(flags, from, end, 1);
            }
        }
        return flags;
    }
}
