package org.htmst.cli.store;

import java.nio.file.Path;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.serve.access.Role;
import org.htmst.serve.access.TokenFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tokens",
        description = {
            "Make, list and revoke the tokens that 'serve --tokens' asks for.",
            "They stand as hashes in a file that its owner alone can read, tokens.json in the data directory unless"
                    + " --tokens names another. A server that uses the file sees every change at once."
        },
        synopsisSubcommandLabel = "(add | list | remove)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st tokens add --role loader --name hourly",
            "  htm-st tokens list",
            "  htm-st tokens remove hourly"
        })
public final class TokensCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public TokensCommand(Session session) {
        this.session = session;
    }

    /** Which file of tokens. */
    static final class FileOption {

        @Option(
                names = "--tokens",
                paramLabel = "FILE",
                description = "The file of tokens; tokens.json in the data directory unless given.")
        private Path file;

        private TokenFile in(Path home) {
            return new TokenFile(file == null ? home.resolve("tokens.json") : file);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "tokens needs one of: add, list, remove");
    }

    @Command(
            name = "add",
            description = {
                "Make a token and print it, once: nobody can find it out again.",
                "Whoever has it may do what its role allows: reader to read, loader to load files as well, admin to remove"
                        + " granules as well."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  htm-st tokens add --role loader --name hourly",
                "  htm-st tokens add --role reader --name alice --tokens /etc/htm-st/tokens"
            })
    void add(
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "${COMPLETION-CANDIDATES}.")
                    Role role,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            required = true,
                            description = "Who uses it: letters, digits, '.', '_' and '-'; the access log tells it.")
                    String name,
            @Mixin FileOption tokens,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        TokenFile file = tokens.in(storeOptions.home(session.environment()));
        String token = file.add(name, role, session.clock().instant());
        session.text().println(token);
        session.talk(own)
                .println("added " + role + " '" + name + "' to " + file.path()
                        + "; the token is not shown again, and goes into a header 'Authorization: Bearer TOKEN'");
    }

    @Command(
            name = "list",
            description = "List names and roles of tokens; the tokens themselves are not known any more.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st tokens list --format json")
    void list(
            @Mixin ReportOptions report,
            @Mixin FileOption tokens,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        List<List<Object>> rows = tokens.in(storeOptions.home(session.environment())).entries().stream()
                .map(entry -> List.<Object>of(entry.name(), entry.role(), entry.added()))
                .toList();
        report.format().print(new Table(List.of("name", "role", "added"), rows), session.text());
    }

    @Command(
            name = "remove",
            description = "Revoke a token: a server that uses the file refuses it from now on.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st tokens remove hourly")
    void remove(
            @Parameters(paramLabel = "NAME", description = "A token; 'tokens list' lists all.") String name,
            @Mixin FileOption tokens,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        tokens.in(storeOptions.home(session.environment())).remove(name);
        session.talk(own).println("removed token '" + name + "'");
    }
}
