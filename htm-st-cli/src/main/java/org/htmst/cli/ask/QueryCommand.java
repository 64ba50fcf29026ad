package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.order.ClosestSamples;
import org.htmst.answer.order.ThinnedSamples;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.LonLat;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = {
            "Print samples.",
            "Options for several kinds of region intersect, several of one kind unite. Regions include their borders;"
                    + " time spans include their start and not their end.",
            "A CSV or JSON-lines FILE gets a FILE-metadata.json beside it: columns, units and source files"
                    + " (CSV on the Web). GeoJSON, netCDF, Arrow and Parquet carry these inside."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st query --channel mep_ele_tel90_flux_e3 --region saa --limit 10",
            "  htm-st query --channel e1/0,e1/90 --time 2019-10-24T06:00/PT1H --order time",
            "  htm-st query --cap 20,65,5 --where 'mep_ele_tel0_flux_e1 > 1e5' --format jsonl",
            "  htm-st query --cap -45,-30 --radius-km 1500 --local-time 21:30,3",
            "  htm-st query --L 4,6 --mlt 21,3 --direction ascending --channel e1/0",
            "  htm-st query --lat 80,90 --lat -90,-80 --channel MLT --columns time,lat,MLT",
            "  htm-st query --box 280,-50,40,10 -o a.geojson",
            "  htm-st query --channel MLT --satellite noaa-18 -o mlt.nc",
            "  htm-st query --channel e1/0,L_IGRF --time 2019-10-24 -o a.parquet"
        })
public final class QueryCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "One of ${COMPLETION-CANDIDATES}; what the name of FILE ends in (.csv, .jsonl, .ndjson, .geojson, .nc,"
                            + " .arrow, .feather, .parquet; of a text with .gz behind it, compressed) unless given; csv on"
                            + " standard output, where arrow is a stream.")
    private AnswerFormat format;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Columns, in this order: time, satellite, lon, lat, alt, product, local_time, htm_id and channels.")
    private List<String> columnNames = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N samples.")
    private Long limit;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description =
                    "key: as stored, by place and time, at once; time: by time and satellite; code: by the coupled code of place and"
                            + " time, finer than key, so that a few neighbouring rows are near in both. key unless given.")
    private AnswerOrder order = AnswerOrder.KEY;

    @Option(
            names = "--closest",
            description =
                    "Of each passage of a satellite print the sample closest to the place of --wkt 'POINT(LON LAT)', of several"
                            + " places to each, by time. A passage has samples of one satellite and product within --within-km that follow"
                            + " each other by at most five minutes.")
    private boolean closest;

    @Option(
            names = "--apart",
            paramLabel = "SPAN",
            description =
                    "Of each satellite and product print only samples that come so long after the last one printed, or later,"
                            + " such as 30s: what a picture of tracks needs. With --order time.")
    private Duration apart;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public QueryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        check();
        SampleQuery typed = selection.query(session.talk(general)::println, session.regions(storeOptions, general));
        try (Store store = session.open(storeOptions, general);
                Answer answer = new Answer()) {
            StoreView view = store.view();
            SampleQuery query = view.named(typed);
            if (closest) {
                answer.closest(store, view, query);
            } else {
                order.answer(view, query, session.limits(), granules -> answer.begin(store, query, granules));
            }
            answer.finish(query);
        }
        return ExitCode.OK;
    }

    private void check() {
        output.check();
        output.file().ifPresent(this::form);
        if (closest) {
            selection.places();
        }
        if (apart != null && (closest || order != AnswerOrder.TIME || apart.isNegative())) {
            throw new IllegalArgumentException(
                    "--apart is a length of time between samples in the order of time; give it with --order time, and not with"
                            + " --closest");
        }
        if (format != null && !format.isStreamed() && output.file().isEmpty()) {
            throw new IllegalArgumentException(
                    "format " + format + " cannot go to standard output; name a file with -o FILE");
        }
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("limit " + limit + " is negative; give 0 or more");
        }
    }

    private FileForm<AnswerFormat> form(Path file) {
        return AnswerFormat.form(file, Optional.ofNullable(format));
    }

    /** The answer on its way out. */
    private final class Answer implements AutoCloseable {

        private AnswerOutput place;
        /** Takes what is read. */
        private AnswerWriter read;

        /** Takes what is printed. */
        private AnswerWriter writer;

        private int sources;

        private AnswerWriter begin(Store store, SampleQuery query, List<Granule> granules) throws IOException {
            List<Column> columns = AnswerColumns.of(query, columnNames, store.catalog());
            Provenance provenance = Provenances.of(spec, session, store, granules, query);
            if (output.file().isPresent()) {
                Path file = output.file().get();
                place = AnswerOutput.toFile(file, output.overwrite(), form(file), columns, provenance);
            } else {
                place = AnswerOutput.toStream(
                        session.out(), format == null ? AnswerFormat.CSV : format, columns, provenance);
            }
            writer = new AnswerWriter(place.printer(), limit == null ? Long.MAX_VALUE : limit);
            sources = granules.size();
            read = apart == null
                    ? writer
                    : new AnswerWriter(new ThinnedSamples(writer, apart.toMillis()), Long.MAX_VALUE);
            return read;
        }

        private void closest(Store store, StoreView view, SampleQuery query) throws IOException {
            begin(store, query, view.plan(query).granules());
            ClosestSamples samples = new ClosestSamples(writer);
            read = new AnswerWriter(samples, Long.MAX_VALUE);
            for (LonLat near : selection.places()) {
                samples.begin(near);
                AnswerOrder.TIME.answer(view, selection.around(near, query), session.limits(), granules -> read);
            }
            samples.finish();
        }

        private void finish(SampleQuery query) throws IOException {
            place.finish();
            PrintStream talk = session.talk(general);
            talk.println(Words.count(writer.printed(), "sample") + " from " + Words.count(sources, "input file")
                    + output.file().map(file -> " in " + file).orElse("")
                    + (writer.isFull() ? "; there may be more (--limit)" : ""));
            if (query.channels().isEmpty()) {
                talk.println("positions only; --channel NAME[,NAME...] adds values ('htm-st ls channels' lists them)");
            } else if (!writer.isFull()) {
                talk.println(Talk.leftOut(query, read.leftOut()));
                Talk.blanks(query, read.blanks()).forEach(talk::println);
            }
        }

        @Override
        public void close() throws IOException {
            if (place != null) {
                place.close();
            }
        }
    }
}
