package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.htmst.interpolation.result.ComparisonKind;
import picocli.CommandLine.Option;

/** Maps that others are compared with. */
public final class ComparisonOptions {

    @Option(
            names = "--minus",
            paramLabel = "FILE.nc",
            description =
                    "The difference: FILE taken from each of the others, trixel by trixel and bin by bin. It needs the"
                            + " same --level, bins and unit.")
    private Path minus;

    @Option(
            names = "--over",
            paramLabel = "FILE.nc",
            description = "The ratio: each of the others over FILE; nothing where that is zero.")
    private Path over;

    /** What is made of two maps, if anything. */
    public Optional<ComparisonKind> kind() {
        if (minus != null && over != null) {
            throw new IllegalArgumentException("--minus and --over are two pictures; leave one out");
        }
        return minus != null
                ? Optional.of(ComparisonKind.DIFFERENCE)
                : Optional.ofNullable(over).map(file -> ComparisonKind.RATIO);
    }

    /** The file of the second maps, if they are compared. */
    public Optional<Path> file() {
        return Optional.ofNullable(minus != null ? minus : over);
    }
}
