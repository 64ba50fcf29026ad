package org.htmst.answer.print;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the file of an answer is.
 *
 * @param format its form
 * @param compressed whether its text is deflated by gzip
 */
public record FileForm(AnswerFormat format, boolean compressed) {

    private static final String GZIP = ".gz";

    /**
     * What {@code target} is to be: the form that was asked for or, without one, that its name ends in; a text whose name ends in
     * {@code .gz} is compressed.
     *
     * @throws IllegalArgumentException if neither says the form, or a netCDF file is to be compressed
     */
    public static FileForm of(Path target, Optional<AnswerFormat> asked) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(GZIP);
        String bare = compressed ? name.substring(0, name.length() - GZIP.length()) : name;
        AnswerFormat format = asked.or(() -> named(bare)).orElseThrow(() -> unknown(target));
        if (compressed && format == AnswerFormat.NETCDF) {
            throw new IllegalArgumentException("output '" + target
                    + "' would be a compressed netCDF file, which no reader of netCDF opens; let the name end in .nc");
        }
        return new FileForm(format, compressed);
    }

    private static Optional<AnswerFormat> named(String name) {
        return Arrays.stream(AnswerFormat.values())
                .filter(format -> format.suffixes().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    private static IllegalArgumentException unknown(Path target) {
        String suffixes = Arrays.stream(AnswerFormat.values())
                .flatMap(format -> format.suffixes().stream())
                .collect(Collectors.joining(", "));
        String forms =
                Arrays.stream(AnswerFormat.values()).map(AnswerFormat::toString).collect(Collectors.joining(", "));
        return new IllegalArgumentException("output '" + target + "' does not say its form; let the name end in "
                + suffixes + " (a text also in .gz), or give --format with one of " + forms);
    }
}
