package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.htmst.summary.Epochs;
import picocli.CommandLine.Option;

/** Events on which times are lined up. */
final class EpochOptions {

    /** What begins with a year and has nothing that times have not. */
    private static final Pattern TIMES = Pattern.compile("\\d{4}[-T0-9][-+0-9TZ:., ]*");

    @Option(
            names = "--epochs",
            paramLabel = "FILE",
            description =
                    "Superpose what was around events: FILE has a time a line, as 2019-10-24T06:30Z; # begins a comment."
                            + " In its place, a few times with commas between."
                            + " Bins of --by time:PERIOD count from the event, in hours. A sample around two events counts for each."
                            + " Read is what lies around events, and in --time if given.")
    private String text;

    @Option(names = "--before", paramLabel = "SPAN", description = "How far before an event samples count, such as 2d.")
    private Duration before;

    @Option(
            names = "--after",
            paramLabel = "SPAN",
            description = "How far after an event samples count, such as 5d or PT36H.")
    private Duration after;

    /**
     * The events.
     *
     * @param paths finds the file of a name as typed
     * @throws IllegalArgumentException if they cannot be understood, or one of the options is given without the others
     */
    Optional<Epochs> epochs(Function<String, Path> paths) {
        if (text == null && before == null && after == null) {
            return Optional.empty();
        }
        if (text == null || before == null || after == null) {
            throw new IllegalArgumentException(
                    "--epochs, --before and --after belong together; give all three, such as --epochs storms.txt --before 2d"
                            + " --after 5d");
        }
        Path file = paths.apply(text);
        return Optional.of(
                !Files.exists(file) && TIMES.matcher(text).matches()
                        ? Epochs.listed(text, before, after)
                        : Epochs.parse(file.toString(), lines(file), before, after));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "file of events '" + file + "' cannot be read ("
                            + e.getClass().getSimpleName() + "); give the path of a text with a time a line",
                    e);
        }
    }
}
