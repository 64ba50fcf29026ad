package org.htmst.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.SourceFile;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.archive.Archive;
import org.htmst.formats.archive.ArchiveSources;

/** The files that arguments name, in their order, each opened when its turn comes. To be closed. */
public final class LoadInputs implements Iterator<LoadInput>, AutoCloseable {

    /** More than any archive of a satellite's year. */
    static final long MOST_BYTES = 64L << 30;

    private static final String STANDARD_INPUT = "-";

    private final Request request;
    private final List<Argument> arguments;
    private final Spool spool = new Spool();
    private final List<Path> passedOver = new ArrayList<>();
    private int begun;
    private Iterator<LoadInput> current = Collections.emptyIterator();
    private Optional<ArchiveSources> open = Optional.empty();

    /**
     * What is asked for.
     *
     * @param arguments paths, addresses and {@code -}
     * @param name what standard input, or what an address gives, is called; empty if no option says it
     * @param mayFetch whether addresses may be fetched
     * @param descriptor of tables; empty for those beside them
     * @param path the path of an argument
     * @param standardInput what {@code -} means
     */
    public record Request(
            List<String> arguments,
            Optional<String> name,
            boolean mayFetch,
            Optional<Descriptor> descriptor,
            Function<String, Path> path,
            InputStream standardInput) {}

    /** An argument that was looked at. */
    private sealed interface Argument {

        /** How many bytes are to be read; 1 if that is not known. */
        long bytes();
    }

    /** A file, or why none of it can be loaded. */
    private record OneFile(Path file, Optional<HtmStException> fault) implements Argument {
        @Override
        public long bytes() {
            return Math.max(1, file.toFile().length());
        }
    }

    /** Files in an archive. */
    private record Packed(Archive archive) implements Argument {
        @Override
        public long bytes() {
            return archive.entries().stream()
                    .mapToLong(entry -> Math.max(1, entry.bytes()))
                    .sum();
        }
    }

    private record StandardInput(Path shown) implements Argument {
        @Override
        public long bytes() {
            return 1;
        }
    }

    private record Address(URI uri, Path shown) implements Argument {
        @Override
        public long bytes() {
            return 1;
        }
    }

    /**
     * The files that are asked for.
     *
     * @throws IllegalArgumentException if standard input has no name or is asked for twice, or a name names nothing
     */
    public LoadInputs(Request request) {
        this.request = request;
        List<String> named = request.arguments.stream()
                .filter(argument -> argument.equals(STANDARD_INPUT) || WebFile.isAddress(argument))
                .toList();
        if (request.arguments.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new IllegalArgumentException("'-' is standard input, which can be read once");
        }
        if (request.name.isPresent() && named.size() != 1) {
            throw new IllegalArgumentException("--name says what standard input, or what one address gives, is called; "
                    + named.size() + " of these are to be loaded");
        }
        request.name.ifPresent(LoadInputs::checkName);
        arguments = request.arguments.stream()
                .map(this::argument)
                .filter(argument -> !(argument instanceof OneFile file && isPassedOver(file.file)))
                .toList();
    }

    /** Whether a file is there for others, by the descriptor of all. */
    private boolean isPassedOver(Path file) {
        boolean isPassedOver = request.descriptor
                .filter(descriptor -> descriptor.isBeside(file.getFileName().toString()))
                .isPresent();
        if (isPassedOver) {
            passedOver.add(file);
        }
        return isPassedOver;
    }

    /** The files that were passed over so far, since others have something from them, and they have no samples of their own. */
    public List<Path> passedOver() {
        return List.copyOf(passedOver);
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.matches(".*[/\\\\\0].*") || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("--name '" + Excerpt.of(name)
                    + "' is no name of a file; give one without folders, such as poes_n19_20140102.txt");
        }
    }

    private Argument argument(String typed) {
        if (typed.equals(STANDARD_INPUT)) {
            String name = request.name.orElseThrow(() -> new IllegalArgumentException(
                    "'-' is standard input, whose file has no name; say it, as in --name poes_n19_20140102.txt"));
            return new StandardInput(Path.of(STANDARD_INPUT, name));
        }
        if (WebFile.isAddress(typed)) {
            return address(typed);
        }
        Path file = request.path.apply(typed);
        try {
            if (Archive.is(file)) {
                return new Packed(Archive.open(file, file));
            }
            SourceFiles.check(file, request.descriptor);
            return new OneFile(file, Optional.empty());
        } catch (HtmStException e) {
            return new OneFile(file, Optional.of(e));
        }
    }

    private Argument address(String typed) {
        try {
            URI uri = WebFile.uri(typed);
            String name = request.name.orElseGet(() -> WebFile.name(uri));
            if (!request.mayFetch) {
                throw WebFile.error(uri, "is an address; --allow-http lets load fetch what is there");
            }
            return new Address(uri, Path.of(uri.getHost(), name));
        } catch (HtmStException e) {
            return new OneFile(Path.of(typed.replace('\0', '_')), Optional.of(e));
        }
    }

    /** How many bytes are to be read, as far as that is known. */
    public long bytes() {
        return arguments.stream().mapToLong(Argument::bytes).sum();
    }

    /** Whether it is known already that none can be read. */
    public boolean noneIsReadable() {
        return arguments.stream().allMatch(argument -> argument instanceof OneFile file && file.fault.isPresent());
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && begun < arguments.size()) {
            closeContents();
            current = files(arguments.get(begun++));
        }
        return current.hasNext();
    }

    @Override
    public LoadInput next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }

    private Iterator<LoadInput> files(Argument argument) {
        if (argument instanceof OneFile file) {
            return one(new LoadInput(file.file, argument.bytes(), () -> {
                if (file.fault.isPresent()) {
                    throw file.fault.get();
                }
                return SourceFiles.open(file.file, request.descriptor);
            }));
        }
        if (argument instanceof Packed packed) {
            return packed(packed.archive);
        }
        Path shown = argument instanceof StandardInput input ? input.shown : ((Address) argument).shown;
        try {
            Path file = argument instanceof Address address
                    ? WebFile.fetch(address.uri, MOST_BYTES, spool)
                    : spool.write(request.standardInput, MOST_BYTES, shown.toString());
            return Archive.is(file) ? packed(Archive.open(file, shown)) : one(spooled(file, shown));
        } catch (HtmStException e) {
            return one(failing(shown, 1, e));
        }
    }

    private static Iterator<LoadInput> one(LoadInput input) {
        return List.of(input).iterator();
    }

    private static LoadInput failing(Path shown, long bytes, HtmStException fault) {
        return new LoadInput(shown, bytes, () -> {
            throw fault;
        });
    }

    private LoadInput spooled(Path file, Path shown) {
        return new LoadInput(shown, 1, () -> {
            try {
                Optional<String> tooLong = SourceFile.tooLong(Files.size(file));
                if (tooLong.isPresent()) {
                    throw new HtmStException(Excerpt.plain(shown.toString()) + " " + tooLong.get(), false);
                }
                return SourceFiles.open(SourceFile.of(shown, Files.readAllBytes(file)), request.descriptor);
            } catch (IOException e) {
                throw new HtmStException(
                        Excerpt.plain(shown.toString()) + " cannot be read back: " + e.getMessage(), false, e);
            }
        });
    }

    private Iterator<LoadInput> packed(Archive archive) {
        ArchiveSources sources = new ArchiveSources(archive, request.descriptor);
        open = Optional.of(sources);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sources.hasNext();
            }

            @Override
            public LoadInput next() {
                ArchiveSources.Part part = sources.next();
                return new LoadInput(part.shown(), part.bytes(), part.source());
            }
        };
    }

    private void closeContents() {
        open.ifPresent(sources -> {
            passedOver.addAll(sources.passedOver());
            sources.close();
        });
        open = Optional.empty();
    }

    @Override
    public void close() {
        closeContents();
        spool.close();
    }
}
