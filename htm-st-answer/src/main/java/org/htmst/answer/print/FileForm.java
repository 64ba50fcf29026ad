package org.htmst.answer.print;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the file of an answer is.
 *
 * @param <F> forms that there are
 * @param format its form
 * @param compressed whether its text is deflated by gzip
 */
public record FileForm<F extends FileFormat>(F format, boolean compressed) {

    private static final String GZIP = ".gz";

    /**
     * What {@code target} is to be: the form that was asked for or, without one, that its name ends in; a text whose name ends in
     * {@code .gz} is compressed.
     *
     * @param all the forms that the name can say
     * @throws IllegalArgumentException if neither says the form, or what is no text is to be compressed
     */
    public static <F extends FileFormat> FileForm<F> of(Path target, Optional<F> asked, F[] all) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(GZIP);
        String bare = compressed ? name.substring(0, name.length() - GZIP.length()) : name;
        F format = asked.or(() -> named(bare, all)).orElseThrow(() -> unknown(target, all));
        if (compressed && !format.isText()) {
            throw new IllegalArgumentException("output '" + target + "' would be a compressed " + format
                    + " file, which no reader of that form opens; let the name end in "
                    + format.suffixes().get(0));
        }
        format.fault().ifPresent(fault -> {
            throw new IllegalArgumentException("output '" + target + "': " + fault);
        });
        return new FileForm<>(format, compressed);
    }

    private static <F extends FileFormat> Optional<F> named(String name, F[] all) {
        return Arrays.stream(all)
                .filter(format -> format.suffixes().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    private static IllegalArgumentException unknown(Path target, FileFormat... all) {
        String suffixes =
                Arrays.stream(all).flatMap(format -> format.suffixes().stream()).collect(Collectors.joining(", "));
        String forms = Arrays.stream(all).map(FileFormat::toString).collect(Collectors.joining(", "));
        return new IllegalArgumentException("output '" + target + "' does not say its form; let the name end in "
                + suffixes + " (a text also in .gz), or give --format with one of " + forms);
    }
}
