package org.htmst.cli.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.region.text.PolygonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "regions",
        description = {
            "Give regions names, which --region then takes in every command.",
            "Some names are built in and mean the same everywhere; others are added from GeoJSON files, and kept in the store: all"
                    + " who use it know them."
        },
        synopsisSubcommandLabel = "(ls | add | show | rm)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st regions ls",
            "  htm-st regions add barents barents-sea.geojson",
            "  htm-st count --region barents --time 2019-10-24",
            "  htm-st regions show barents",
            "  htm-st regions rm barents"
        })
public final class RegionsCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public RegionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "regions needs one of: ls, add, show, rm");
    }

    @Command(
            name = "ls",
            description = "List the named regions, built-in ones first.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st regions ls --format json")
    void list(@Mixin ReportOptions report, @Mixin StoreOptions storeOptions, @Mixin GeneralOptions own) {
        List<List<Object>> rows = new ArrayList<>();
        try (Store store = session.open(storeOptions, own)) {
            for (RegionEntry region : store.regions().entries()) {
                rows.add(List.of(
                        region.name(),
                        region.isBuiltIn() ? "built-in" : Instant.ofEpochMilli(region.addedMs()),
                        region.meaning()));
            }
        }
        report.format().print(new Table(List.of("name", "added", "meaning"), rows), session.text());
    }

    @Command(
            name = "add",
            description = {
                "Give the polygons of a GeoJSON file a name.",
                "The file is read as --polygon reads it: Polygons and MultiPolygons, bare or in features, are one region; sides are"
                        + " great circles. The numbers are kept, the file's other members are not."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  htm-st regions add barents barents-sea.geojson",
                "  htm-st regions add slot slot.geojson --meaning 'the slot' --replace"
            })
    void add(
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '-' and '_', the first a letter.")
                    String name,
            @Parameters(paramLabel = "FILE.geojson", description = "Its polygons.") Path file,
            @Option(names = "--meaning", paramLabel = "TEXT", description = "What it is, for 'regions ls'.")
                    String meaning,
            @Option(names = "--replace", description = "Also if the name means another region in the store.")
                    boolean replace,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        PolygonFile polygons = PolygonFile.read(file);
        polygons.notes().forEach(session.talk(own)::println);
        RegionEntry region = RegionEntry.added(
                name,
                meaning == null ? file.getFileName().toString() : meaning,
                polygons,
                session.clock().millis());
        try (Store store = session.open(storeOptions, own)) {
            boolean added = store.regions().add(region, replace);
            session.talk(own)
                    .println((added ? "added region " : "there before: region ") + region.name() + ", "
                            + polygons.corners() + " corners");
        }
    }

    @Command(
            name = "show",
            description = {
                "Print a named region as a GeoJSON feature.",
                "Of an added one, with the numbers of its file; of a built-in one, a drawing with a corner each degree."
            },
            footerHeading = "%nExamples:%n",
            footer = "  htm-st regions show saa")
    void show(
            @Parameters(paramLabel = "NAME", description = "A region; 'regions ls' lists all.") String name,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Store store = session.open(storeOptions, own)) {
            session.text().println(store.regions().get(name).feature());
        }
    }

    @Command(
            name = "rm",
            description = "Take the name from a region that was added.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st regions rm barents")
    void remove(
            @Parameters(paramLabel = "NAME", description = "A region; 'regions ls' lists all.") String name,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Store store = session.open(storeOptions, own)) {
            store.regions().remove(name);
            session.talk(own).println("removed region " + name);
        }
    }
}
