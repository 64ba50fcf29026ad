package org.htmst.cli.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.formats.Format;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.sample.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "ls",
        description = {
            "List what the store holds.",
            "coverage: satellites and products with their time and number of samples; granules: the loaded files,"
                    + " with more columns as csv and json."
                    + " A sample held by two overlapping files counts in both here, and once in every query.",
            "formats: the kinds of files that load, whatever the store holds, and the products that need no descriptor.",
            "With names, only what is called so: satellites, products, channels by name or alias, granules by file or number."
                    + " * and ? stand for any letters and any letter, and case does not matter."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st ls",
            "  htm-st ls channels --product poes-proc",
            "  htm-st ls channels 'mep_ele_*' 'e?/90'",
            "  htm-st ls granules 'poes_n1?_*'",
            "  htm-st ls granules --satellite noaa-18 --time 2019-10-01/P1M",
            "  htm-st ls satellites --format json",
            "  htm-st ls formats"
        })
public final class ListCommand implements Callable<Integer> {

    public enum Thing {
        COVERAGE,
        SATELLITES,
        PRODUCTS,
        CHANNELS,
        GRANULES,
        FORMATS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "THING",
            description = "One of ${COMPLETION-CANDIDATES}; coverage unless given.")
    private Thing thing = Thing.COVERAGE;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NAME",
            description = "Names of what is listed; all unless given.")
    private List<String> names = List.of();

    @Mixin
    private SourceOptions source;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (thing == Thing.COVERAGE && !names.isEmpty()) {
            throw new IllegalArgumentException("coverage is of satellites and products; give --satellite or --product");
        }
        if (thing == Thing.FORMATS) {
            report.format().print(formats(), session.text());
            return ExitCode.OK;
        }
        try (Store store = session.open(storeOptions, general)) {
            List<Granule> granules =
                    GranuleSelection.of(source, store.catalog()).touching();
            Table table =
                    switch (thing) {
                        case COVERAGE -> coverage(granules);
                        case SATELLITES -> satellites(granules);
                        case PRODUCTS -> products(granules);
                        case CHANNELS ->
                            channels(granules, store.catalog().inventory().known());
                        case FORMATS -> formats();
                        case GRANULES ->
                            report.format() == ReportFormat.TEXT
                                    ? granules(named(granules))
                                    : granuleDetails(named(granules));
                    };
            report.format().print(table, session.text());
            if (table.rows().isEmpty()) {
                session.talk(general).println("nothing here; 'htm-st load FILE...' loads files");
            }
        }
        return ExitCode.OK;
    }

    private static Table formats() {
        List<List<Object>> rows = new ArrayList<>();
        for (Format format : SourceFiles.formats()) {
            String products = Stream.concat(format.products().stream().map(Product::name), format.described().stream())
                    .collect(Collectors.joining(" "));
            rows.add(List.of(format.name(), products, format.sign()));
        }
        return new Table(List.of("format", "products", "known by"), rows);
    }

    private static Table coverage(List<Granule> granules) {
        var groups = granules.stream()
                .collect(Collectors.groupingBy(
                        granule -> List.of(String.join("+", granule.satellites()), granule.product()),
                        () -> new TreeMap<>((a, b) -> (a.get(0) + " " + a.get(1)).compareTo(b.get(0) + " " + b.get(1))),
                        Collectors.toList()));
        List<List<Object>> rows = new ArrayList<>();
        groups.forEach((key, group) ->
                rows.add(List.of(key.get(0), key.get(1), first(group), last(group), group.size(), samples(group))));
        return new Table(List.of("satellite", "product", "first", "last", "granules", "samples"), rows);
    }

    private List<Granule> named(List<Granule> granules) {
        return names.isEmpty() ? granules : GranuleSelection.named(names, granules);
    }

    /** Those of {@code known} that are to be listed, in order. */
    private List<String> named(String kind, Stream<String> known) {
        List<String> all = known.distinct().sorted().toList();
        Set<String> wanted = GranuleSelection.fitting(kind, names, all);
        return all.stream()
                .filter(name -> names.isEmpty() || wanted.contains(name))
                .toList();
    }

    private Table satellites(List<Granule> granules) {
        List<List<Object>> rows = new ArrayList<>();
        for (String name : named("satellite", granules.stream().flatMap(granule -> granule.satellites().stream()))) {
            List<Granule> own = granules.stream()
                    .filter(granule -> granule.satellites().contains(name))
                    .toList();
            String products =
                    own.stream().map(Granule::product).distinct().sorted().collect(Collectors.joining(" "));
            rows.add(List.of(name, products, first(own), last(own), own.size()));
        }
        return new Table(List.of("satellite", "products", "first", "last", "granules"), rows);
    }

    private Table products(List<Granule> granules) {
        List<List<Object>> rows = new ArrayList<>();
        for (String name : named("product", granules.stream().map(Granule::product))) {
            List<Granule> own = granules.stream()
                    .filter(granule -> granule.product().equals(name))
                    .toList();
            String families = own.stream()
                    .flatMap(granule -> granule.families().stream())
                    .distinct()
                    .sorted()
                    .map(Enum::name)
                    .collect(Collectors.joining(" "));
            rows.add(List.of(name, families, first(own), last(own), own.size(), samples(own)));
        }
        return new Table(List.of("product", "families", "first", "last", "granules", "samples"), rows);
    }

    private Table channels(List<Granule> granules, List<Channel> known) {
        Set<String> products = granules.stream().map(Granule::product).collect(Collectors.toSet());
        List<Channel> channels = known.stream()
                .filter(channel -> products.contains(channel.product()))
                .toList();
        List<String> wanted = named(
                "channel",
                channels.stream()
                        .flatMap(channel -> Stream.of(channel.name(), channel.alias()))
                        .filter(name -> !name.isEmpty()));
        List<List<Object>> rows = new ArrayList<>();
        for (Channel channel : channels) {
            if (wanted.stream().anyMatch(channel::isCalled)) {
                rows.add(List.of(
                        channel.name(),
                        channel.alias(),
                        channel.product(),
                        channel.family().name(),
                        channel.instrument(),
                        channel.type().label(),
                        channel.unit(),
                        channel.missing().stream()
                                .map(value -> channel.type().text(value))
                                .collect(Collectors.joining(" ")),
                        channel.description()));
            }
        }
        return new Table(
                List.of(
                        "channel",
                        "alias",
                        "product",
                        "family",
                        "instrument",
                        "type",
                        "unit",
                        "missing",
                        "description"),
                rows);
    }

    private static Table granules(List<Granule> granules) {
        List<List<Object>> rows = new ArrayList<>();
        for (Granule granule : granules) {
            rows.add(List.of(
                    granule.id(),
                    granule.fileName(),
                    String.join("+", granule.satellites()),
                    Instant.ofEpochMilli(granule.firstMs()),
                    Instant.ofEpochMilli(granule.lastMs()),
                    granule.samplesRead(),
                    granule.samplesKept(),
                    Talk.reasons(granule.rejected())));
        }
        return new Table(List.of("granule", "file", "satellite", "first", "last", "read", "kept", "rejected"), rows);
    }

    private static Table granuleDetails(List<Granule> granules) {
        Table main = granules(granules);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < granules.size(); i++) {
            Granule granule = granules.get(i);
            List<Object> row = new ArrayList<>(main.rows().get(i));
            row.addAll(List.of(
                    granule.product(),
                    granule.chunks(),
                    granule.fileBytes(),
                    granule.sha256(),
                    Instant.ofEpochMilli(granule.loadedMs()),
                    granule.loaderVersion()));
            rows.add(row);
        }
        List<String> header = new ArrayList<>(main.header());
        header.addAll(List.of("product", "chunks", "file_bytes", "sha256", "loaded", "loader"));
        return new Table(header, rows);
    }

    private static Instant first(List<Granule> granules) {
        return Instant.ofEpochMilli(
                granules.stream().mapToLong(Granule::firstMs).min().orElseThrow());
    }

    private static Instant last(List<Granule> granules) {
        return Instant.ofEpochMilli(
                granules.stream().mapToLong(Granule::lastMs).max().orElseThrow());
    }

    private static long samples(List<Granule> granules) {
        return granules.stream().mapToLong(Granule::samplesKept).sum();
    }
}
