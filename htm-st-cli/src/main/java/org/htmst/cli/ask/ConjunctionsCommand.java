package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.conjunction.AuroraxAnswer;
import org.htmst.answer.conjunction.AuroraxQuery;
import org.htmst.answer.conjunction.ConjunctionAnswer;
import org.htmst.answer.conjunction.ConjunctionMaker;
import org.htmst.answer.conjunction.ConjunctionRequest;
import org.htmst.answer.conjunction.RatioTable;
import org.htmst.answer.conjunction.Site;
import org.htmst.answer.conjunction.Stations;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.TableNetcdf;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "conjunctions",
        description = {
            "List when satellites were near to each other, or to stations.",
            "Between samples at most 4 s apart (--step) a satellite moves evenly along a great circle; start, end and the least distance are"
                    + " those of that motion, not of samples. Of several satellites each meets each; with --ground or --stations each"
                    + " satellite meets each station; --together wants all of them near to each other.",
            "With --within-time an event is all times of one and of the other satellite that are no more than that apart, at which"
                    + " they are near to each other's places, and that hang together."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st conjunctions --satellite noaa-15,noaa-18 --within 500km",
            "  htm-st conjunctions --within 300km --within-time 10m --time 2019-10-24",
            "  htm-st conjunctions --ground 20.4,67.9,Kiruna --within 200km",
            "  htm-st conjunctions --L 0.1 --MLT 0.5 --channel e3/90",
            "  htm-st conjunctions --within 500km --channel e3/90 --ratio",
            "  htm-st conjunctions --within 500km --foot --region auroral-north -o a.nc"
        })
public final class ConjunctionsCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceOptions source;

    @Mixin
    private ConjunctionOptions wanted;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Channels whose values at the closest approach and on average are wanted of every satellite.")
    private List<String> channels = List.of();

    @Option(
            names = "--keep-flagged",
            description = "Keep values spoilt by in-flight calibration, and samples without any value.")
    private boolean keepFlagged;

    @Option(
            names = "--ratio",
            description =
                    "Print, in place of events, of each pair and channel the ratio of the means in events: its geometric"
                            + " mean, spread, number and confidence interval.")
    private boolean ratio;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Draw the events on a map, too: a .png, .svg or .pdf file.")
    private Path map;

    @Option(
            names = "--aurorax",
            paramLabel = "FILE",
            description =
                    "Answer a conjunction search as AuroraX takes it, a JSON file, in the fields of AuroraX, as JSON; blocks of"
                            + " ground choose among --ground and --stations.")
    private Path aurorax;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "What blocks of events of --aurorax choose among: a CSV file with the columns name, time, lon and lat, and"
                            + " maybe end (a minute later) and instrument_type; repeatable.")
    private List<Path> events = List.of();

    @Option(names = "--skip-unknown", description = "Leave out what --aurorax names and is not there, and say so.")
    private boolean skipUnknown;

    @Mixin
    private TableOutputOptions output;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public ConjunctionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        PrintStream talk = session.talk(general);
        if (aurorax == null && (skipUnknown || !events.isEmpty())) {
            throw new IllegalArgumentException("--events and --skip-unknown belong to --aurorax FILE; give that, too");
        }
        if (aurorax != null) {
            answer(AuroraxQuery.read(aurorax), talk);
            return ExitCode.OK;
        }
        ConjunctionRequest request = wanted.request();
        wanted.checkSatellites(source.satellites());
        if (ratio
                && (channels.isEmpty()
                        || request.isTogether()
                        || !request.stations().isEmpty())) {
            throw new IllegalArgumentException(
                    "--ratio compares the values of pairs of satellites; give --channel NAME,"
                            + " and neither --together nor stations");
        }
        EventMap drawing = map == null ? null : new EventMap(map, output.overwrites());
        SampleQuery typed = SampleQuery.builder(
                        wanted.region(talk::println, session.regions(storeOptions, general)), source.times())
                .satellites(source.satellites())
                .products(source.products())
                .channels(channels)
                .keepFlagged(keepFlagged)
                .build();
        try (Store store = session.open(storeOptions, general)) {
            List<Channel> known = store.view().channels(typed);
            ConjunctionAnswer answer =
                    new ConjunctionMaker(store.view(), known, session.limits()).conjunctions(typed, request);
            DescribedTable table = ratio ? RatioTable.of(answer) : answer.table(known);
            Provenance provenance = Provenances.of(
                    spec, session, store, answer.granules(), store.view().named(typed));
            String rows = ratio ? "pair" : "event";
            output.write(table, path -> TableNetcdf.write(table, rows, provenance, path), provenance, session);
            if (drawing != null) {
                String of = request.isFoot() ? "of foot points" : "of objects";
                drawing.draw(answer, "each at the middle " + of + " at the closest", provenance);
            }
            tell(talk, answer);
        }
        return ExitCode.OK;
    }

    private void answer(AuroraxQuery query, PrintStream talk) throws IOException {
        List<Site> happened = events.stream()
                .flatMap(file -> Stations.readEvents(file).stream())
                .toList();
        try (Store store = session.open(storeOptions, general)) {
            List<AuroraxAnswer> answers = new ConjunctionMaker(store.view(), List.of(), session.limits())
                    .conjunctions(
                            query, wanted.sites(), happened, wanted.step().toMillis(), skipUnknown, talk::println);
            output.writeText(AuroraxAnswer.text(answers), session);
            answers.forEach(answer -> tell(talk, answer.answer()));
        }
    }

    private void tell(PrintStream talk, ConjunctionAnswer answer) {
        String step = wanted.step().toMillis() / 1000.0 + " s";
        answer.tooSparse(wanted.step())
                .forEach(satellite -> talk.println("samples of " + satellite + " are farther apart than " + step
                        + ", so it cannot be followed; give a longer --step"));
        int events = answer.lines().size();
        talk.println(Words.count(events, "conjunction") + " of "
                + Words.count(answer.questions().size(), "set") + " of objects from "
                + Words.count(answer.granules().size(), "input file")
                + output.place()
                + (answer.isCut() ? "; there are more (--limit)" : "")
                + "; " + Words.bytes(answer.bytesRead()) + " read to find them");
        if (!answer.isLagged() && events > 0) {
            talk.println("a look at each full minute would have missed " + answer.missedOnMinutes() + " of them");
        }
    }
}
