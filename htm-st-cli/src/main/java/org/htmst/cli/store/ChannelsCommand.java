package org.htmst.cli.store;

import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.expression.Definition;
import org.htmst.expression.DefinitionSet;
import org.htmst.hbase.store.Store;
import org.htmst.sample.Family;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "channels",
        description = {
            "Define channels that are computed from others when they are asked for.",
            "Definitions are kept in the store. What they define is a channel everywhere: in every command, over HTTP and in Spark."
                    + " 'ls channels' lists it among the others; its description has the expression and its source.",
            "For one question alone, write --channel NAME=EXPRESSION. docs/derived.md has the language."
        },
        synopsisSubcommandLabel = "(ls | define | add | sets | rm)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st channels define soft --product poes-proc --expression 'e1/0 - e2/0'",
            "  htm-st channels sets",
            "  htm-st channels add loss-cone",
            "  htm-st channels ls",
            "  htm-st channels rm soft"
        })
public final class ChannelsCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public ChannelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "channels needs one of: ls, define, add, sets, rm");
    }

    @Command(
            name = "ls",
            description = "List the channels that are defined in the store.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st channels ls --format json")
    void list(@Mixin ReportOptions report, @Mixin StoreOptions storeOptions, @Mixin GeneralOptions own) {
        try (Store store = session.open(storeOptions, own)) {
            print(store.definitions().all(), report);
        }
    }

    @Command(
            name = "sets",
            description = "List the definitions that come with the program, by their sets; 'add' defines a set.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st channels sets counts")
    void sets(
            @Parameters(paramLabel = "SET", arity = "0..*", description = "Only these.") List<String> names,
            @Mixin ReportOptions report,
            @Mixin GeneralOptions own) {
        List<DefinitionSet> sets = names == null
                ? DefinitionSet.all()
                : names.stream().map(DefinitionSet::get).toList();
        List<List<Object>> rows = sets.stream()
                .flatMap(set -> set.definitions().stream()
                        .map(definition -> List.<Object>of(
                                set.name(),
                                definition.name(),
                                definition.product(),
                                definition.unit(),
                                definition.expression(),
                                definition.description(),
                                definition.reference())))
                .toList();
        report.format()
                .print(
                        new Table(
                                List.of("set", "channel", "product", "unit", "expression", "description", "reference"),
                                rows),
                        session.text());
    }

    @Command(
            name = "add",
            description = {
                "Define the channels of a set that comes with the program.",
                "Those of the name that are defined already stay as they are."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  htm-st channels add loss-cone e4", "  htm-st channels add magnetic --product swarm-like-vfm"})
    void add(
            @Parameters(paramLabel = "SET", arity = "1..*", description = "'channels sets' lists all.")
                    List<String> names,
            @Option(
                            names = "--product",
                            paramLabel = "NAME",
                            description = "For which product; that of the set unless given.")
                    String product,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        List<Definition> wanted = names.stream()
                .map(DefinitionSet::get)
                .flatMap(set -> set.of(Optional.ofNullable(product)).stream())
                .toList();
        try (Store store = session.open(storeOptions, own)) {
            int added = store.definitions().addAll(wanted);
            session.talk(own)
                    .println("defined " + Words.count(added, "channel")
                            + (added < wanted.size() ? "; " + (wanted.size() - added) + " were there before" : ""));
        }
    }

    @Command(
            name = "define",
            description = {
                "Define a channel by an expression of others.",
                "It is checked now: its inputs must be channels of the product, and no name may be taken."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  htm-st channels define soft --product poes-proc --expression 'e1/0 - e2/0'",
                "  htm-st channels define up --product poes-proc --expression 'alt>850' --replace"
            })
    void define(
            @Parameters(paramLabel = "NAME", description = "Letters, digits and '_', at most 64, the first a letter.")
                    String name,
            @Option(
                            names = "--product",
                            paramLabel = "NAME",
                            required = true,
                            description = "Of whose channels it is made; 'ls products' lists all.")
                    String product,
            @Option(
                            names = "--expression",
                            paramLabel = "TEXT",
                            required = true,
                            description =
                                    "Channels by name or alias, numbers, + - * / ^, comparisons, and, or, not, C ? A : B,"
                                            + " missing, functions such as log10, sqrt, min, coalesce; time, lon, lat, alt,"
                                            + " local_time.")
                    String expression,
            @Option(names = "--unit", paramLabel = "TEXT", description = "Of its values; none unless given.")
                    String unit,
            @Option(
                            names = "--family",
                            paramLabel = "KIND",
                            description = "EF, MF, EP, NG, P or I; that of its first input unless given.")
                    Family family,
            @Option(names = "--description", paramLabel = "TEXT", description = "What it is, in a few words.")
                    String description,
            @Option(names = "--reference", paramLabel = "TEXT", description = "Who published it.") String reference,
            @Option(names = "--replace", description = "Also if it is defined otherwise already.") boolean replace,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        Definition definition = new Definition(product, name, expression, unit, family, description, reference);
        try (Store store = session.open(storeOptions, own)) {
            boolean changed = store.definitions().add(definition, replace);
            session.talk(own).println((changed ? "defined channel " : "there before: channel ") + name);
        }
    }

    @Command(
            name = "rm",
            description = "Take away the definition of a channel.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st channels rm soft")
    void remove(
            @Parameters(paramLabel = "NAME", description = "'channels ls' lists all.") String name,
            @Option(names = "--product", paramLabel = "NAME", description = "Of which product, if several have it.")
                    String product,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Store store = session.open(storeOptions, own)) {
            Definition gone = store.definitions().remove(name, Optional.ofNullable(product));
            session.talk(own).println("removed channel " + gone.name() + " of product " + gone.product());
        }
    }

    private void print(List<Definition> definitions, ReportOptions report) {
        List<List<Object>> rows = definitions.stream()
                .map(definition -> List.<Object>of(
                        definition.name(),
                        definition.product(),
                        definition.unit(),
                        definition.family() == null ? "" : definition.family().name(),
                        definition.expression(),
                        definition.description(),
                        definition.reference()))
                .toList();
        report.format()
                .print(
                        new Table(
                                List.of(
                                        "channel",
                                        "product",
                                        "unit",
                                        "family",
                                        "expression",
                                        "description",
                                        "reference"),
                                rows),
                        session.text());
    }
}
