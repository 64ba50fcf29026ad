package org.htmst.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's page for {@code man}, in the macros of man(7), made of what its help is made of. */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The name of the page, such as {@code htm-st-query}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * The page.
     *
     * @param version name and version of the program
     */
    public static String of(CommandSpec command, String version) {
        return new ManPage(command).write(version);
    }

    private String write(String version) {
        line(".TH \"" + escaped(name(command).toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"" + escaped(version)
                + "\" \"HTM-ST\"");
        List<String> description = List.of(command.usageMessage().description());
        section("NAME");
        text(name(command) + " - " + description.get(0));
        section("SYNOPSIS");
        line(synopsis());
        section("DESCRIPTION");
        for (String paragraph : description) {
            line(".PP");
            text(paragraph);
        }
        list(
                "COMMANDS",
                subcommands()
                        .map(sub -> new Item(
                                bold(sub.name()), List.of(sub.usageMessage().description()[0])))
                        .toList());
        list("ARGUMENTS", command.positionalParameters().stream().map(Item::of).toList());
        list(
                "OPTIONS",
                command.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Item::of)
                        .toList());
        section("EXAMPLES");
        line(".nf");
        Stream.of(command.usageMessage().footer()).forEach(this::text);
        line(".fi");
        section("EXIT STATUS");
        text("0 done, 1 failed, 2 wrong usage.");
        section("SEE ALSO");
        line(related());
        return page.toString();
    }

    /** A term and what is said of it. */
    private record Item(String term, List<String> lines) {

        static Item of(OptionSpec option) {
            String names = Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
            boolean valued = option.arity().max() > 0;
            return new Item(valued ? names + "=" + italic(option.paramLabel()) : names, description(option));
        }

        static Item of(PositionalParamSpec parameter) {
            return new Item(italic(parameter.paramLabel()), description(parameter));
        }

        private static List<String> description(ArgSpec argument) {
            return List.of(argument.description());
        }
    }

    private String synopsis() {
        List<String> words = new ArrayList<>(List.of(bold(command.qualifiedName()), "[OPTION]..."));
        command.positionalParameters().forEach(parameter -> {
            String label = italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? "..." : "");
            words.add(parameter.arity().min() > 0 ? label : "[" + label + "]");
        });
        if (!command.subcommands().isEmpty()) {
            words.add(italic("COMMAND"));
        }
        return String.join(" ", words);
    }

    private String related() {
        Stream<CommandSpec> above = command.parent() == null ? Stream.of() : Stream.of(command.parent());
        Stream<CommandSpec> below = subcommands();
        return Stream.concat(above, below)
                .map(other -> bold(name(other)) + "(1)")
                .collect(Collectors.joining(", "));
    }

    /** Those that have a page. */
    private Stream<CommandSpec> subcommands() {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> !sub.helpCommand());
    }

    private void list(String title, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        section(title);
        for (Item item : items) {
            line(".TP");
            line(item.term);
            item.lines.forEach(this::text);
        }
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void line(String macro) {
        page.append(macro).append('\n');
    }

    /** Text as it is to be read; a dot or a quote in front would make it a macro. */
    private void text(String text) {
        String plain = escaped(text);
        line(plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain);
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fP";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fP";
    }

    /** A minus that can be copied, and no escapes. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
