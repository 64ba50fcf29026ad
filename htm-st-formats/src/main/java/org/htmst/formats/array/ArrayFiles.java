package org.htmst.formats.array;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Draft;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFile;

/** Files of arrays as sources. */
public final class ArrayFiles {

    /** To be changed when descriptors come to mean other samples of the same file. */
    private static final String DESCRIBED = "-array-1-";

    /** Before the digest of the file that has the places: with other places the samples are others. */
    private static final String PLACED = "-places-";

    private static final long MOST_BYTES = 8 << 20;

    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]+$");

    private ArrayFiles() {}

    /**
     * A file to be read when it is needed.
     *
     * @param descriptor the user's, of which those of other formats are none; where it is empty, a file of JSON beside it
     * @param reading of a file without one
     * @param opening opens the file
     */
    public static Source source(
            SourceFile file,
            Optional<? extends Descriptor> descriptor,
            String reading,
            Function<SourceFile, ArrayFile> opening) {
        Optional<ArrayDescriptor> own = descriptor(file.path(), descriptor);
        Optional<SourceFile> placeFile = own.map(ArrayDescriptor::placeFile).map(said -> said.beside(file));
        String how =
                own.map(d -> reading + DESCRIBED + SourceFile.sha256(d.json())).orElse(reading)
                        + placeFile.map(f -> PLACED + f.sha256()).orElse("");
        return Source.of(file, how, () -> {
            try (ArrayFile arrays = opening.apply(file);
                    ArrayFile places = placeFile.map(opening).orElse(null)) {
                return ArrayReader.read(arrays, Optional.ofNullable(places), own, how);
            }
        });
    }

    /** The draft of a descriptor of a file that {@code opening} opens. */
    public static Draft draft(SourceFile file, Function<SourceFile, ArrayFile> opening) {
        try (ArrayFile arrays = opening.apply(file)) {
            Optional<ArrayDescriptor> shipped = KnownMissions.descriptor(arrays);
            if (shipped.isPresent()) {
                return new Draft(
                        shipped.get().json(),
                        List.of("the descriptor of product " + shipped.get().product()
                                + " that comes with the program, which loads such a file without being named"),
                        List.of());
            }
            ArrayDraft draft = ArrayDraft.of(arrays);
            return new Draft(draft.json(), draft.guesses(), draft.unknown());
        }
    }

    /** What is said of a file: by the user, or in a file of JSON beside it. */
    public static Optional<ArrayDescriptor> descriptor(Path file, Optional<? extends Descriptor> descriptor) {
        Optional<ArrayDescriptor> own =
                descriptor.filter(ArrayDescriptor.class::isInstance).map(ArrayDescriptor.class::cast);
        if (own.isPresent()) {
            return own;
        }
        Path beside = file.resolveSibling(
                SUFFIX.matcher(String.valueOf(file.getFileName())).replaceFirst("") + ".json");
        return beside.equals(file) || !Files.exists(beside)
                ? Optional.empty()
                : read(SourceFile.read(beside, MOST_BYTES));
    }

    /**
     * The descriptor in a file of JSON, if it is one of arrays.
     *
     * @throws HtmStException if it cannot be read, or a field of it is wrong
     */
    public static Optional<ArrayDescriptor> read(SourceFile text) {
        return ArrayDescriptor.isMeant(text.bytes())
                ? Optional.of(ArrayDescriptor.read(text.bytes(), text.path().toString()))
                : Optional.empty();
    }
}
