package org.htmst.cli.session;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.hbase.store.Store;
import org.htmst.query.Cancellation;

/**
 * What a run has of its process or, where it shares one with others, in place of that.
 *
 * @param directory the working directory, absolute, if that is not the process's
 * @param page how help is laid out; empty for the way the process's own terminal asks for
 * @param cancellation by which somebody may end the run's questions
 * @param opener of stores
 * @param input standard input
 * @param broken called when Java itself has failed, for want of memory, say, so that it should not be relied on further
 */
public record Surroundings(
        Optional<Path> directory,
        Optional<HelpPage> page,
        Cancellation cancellation,
        StoreOpener opener,
        InputStream input,
        Runnable broken) {

    /** A process of its own. */
    public static final Surroundings OF_PROCESS =
            new Surroundings(Optional.empty(), Optional.empty(), new Cancellation(), Store::open, System.in, () -> {});

    /**
     * How help is laid out.
     *
     * @param columns its width, 55 or more
     * @param styled whether a terminal shows it, with letters in bold
     */
    public record HelpPage(int columns, boolean styled) {}

    /**
     * The path of what was typed. One relative to another directory than the process's keeps both apart by a {@code .} between them,
     * so that {@link #shown} can show what was typed.
     *
     * @throws java.nio.file.InvalidPathException if it is none
     */
    public Path path(String typed) {
        Path path = Path.of(typed);
        // A lone - is refused wherever it is.
        return directory.isEmpty() || path.isAbsolute() || typed.equals("-")
                ? path
                : Path.of(directory.get() + "/./" + typed);
    }

    /** The same with one store in the place of every other; whoever opens it does not close it. */
    public Surroundings withStore(Store store) {
        return new Surroundings(
                directory, page, cancellation, (location, timeout, clock) -> store.lent(() -> {}), input, broken);
    }

    /** A text about paths as it would be if the process ran in the working directory. */
    public String shown(String text) {
        return directory.isEmpty() || text.indexOf("/.") < 0
                ? text
                : mark(directory.get()).matcher(text).replaceAll("");
    }

    private static Pattern mark(Path directory) {
        String name = directory.toString();
        return Pattern.compile(
                "(?<![^\\s'\"(=])" + Pattern.quote(name.equals("/") ? "" : name) + "/\\.(?:/|(?=['\\s:;)]|$))");
    }
}
