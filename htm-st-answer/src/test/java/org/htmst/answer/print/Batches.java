package org.htmst.answer.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/** An answer of two batches, three channels, with everything that is hard to print. */
final class Batches {

    static final Channel FLUX = new Channel(
            "poes-proc", "flux", "f/0", Family.EP, "MEPED", ValueType.FLOAT32, "#/cm2", "a flux", List.of(), "");
    static final Channel FLAG = new Channel(
            "poes-proc", "flag", "", Family.EP, "MEPED", ValueType.INT8, "", "a flag, \"on\"", List.of(), "");
    static final Channel COUNT =
            new Channel("poes-proc", "count", "", Family.P, "TED", ValueType.UINT16, "1", "a count", List.of(), "");

    static final List<Column> CHANNELS = List.of(
            Column.ofChannel("flux", 0, List.of(FLUX)),
            Column.ofChannel("flag", 1, List.of(FLAG)),
            Column.ofChannel("count", 2, List.of(COUNT)));

    static final SampleBatch FIRST = new SampleBatch(
            "noaa-18",
            "poes-proc",
            ValueType.FLOAT32,
            new long[] {ms("2019-10-24T00:00:01.517Z"), ms("2019-10-24T23:59:59.999Z"), ms("2019-10-25T00:00:00Z")},
            new double[] {359.98f, 0, 180},
            new double[] {-80.967f, 12.5, -0.016f},
            new double[] {843.5, Double.NaN, 881.2f},
            List.of(FLUX, FLAG, COUNT),
            new double[][] {{80.64516f, Double.NaN, 4.91351e6f}, {-1, 127, Double.NaN}, {65535, 0, Double.NaN}});

    static final SampleBatch SECOND = new SampleBatch(
            "sat,\"x\"",
            "other",
            ValueType.FLOAT64,
            new long[] {ms("1969-12-31T23:59:59.999Z")},
            new double[] {-179.5},
            new double[] {90},
            new double[] {800},
            listWithNull(),
            new double[][] {{Double.NaN}, {Double.NaN}, {7}});

    static final Provenance PROVENANCE = new Provenance(
            "htm-st 1",
            Instant.parse("2026-01-01T00:00:00Z"),
            "htm-st query --where 'flux > 1'",
            List.of(new Provenance.Source("a.nc", "00ff", "poes-proc", "netcdf-1", 1)));

    private Batches() {}

    static void print(SamplePrinter printer) throws java.io.IOException {
        printer.print(FIRST, 0, 1);
        printer.print(FIRST, 1, 3);
        printer.print(SECOND, 0, 1);
        printer.finish();
    }

    private static List<Channel> listWithNull() {
        List<Channel> channels = new ArrayList<>();
        channels.add(null);
        channels.add(null);
        channels.add(COUNT);
        return channels;
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
