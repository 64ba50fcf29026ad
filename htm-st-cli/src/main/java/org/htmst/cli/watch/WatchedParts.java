package org.htmst.cli.watch;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmst.cli.input.LoadInput;
import org.htmst.cli.input.LoadInputs;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;

/** What some files hold that can be loaded: each itself or, of an archive, each file in it. To be closed. */
final class WatchedParts implements Iterator<WatchedParts.Part>, AutoCloseable {

    private final Iterator<Path> files;
    private final Optional<Descriptor> descriptor;
    private final Consumer<Part> begun;
    private final Consumer<Path> ended;
    private Optional<Path> file = Optional.empty();
    private Optional<LoadInputs> inputs = Optional.empty();

    /**
     * A file, or one in an archive.
     *
     * @param file the file or the archive
     * @param shown what messages call it
     * @param source reads it; fails with what is wrong with it
     */
    record Part(Path file, Path shown, Supplier<Source> source) {}

    /**
     * The parts of some files.
     *
     * @param begun hears of each part when it is given
     * @param ended hears of each file of which all parts were given
     */
    WatchedParts(List<Path> files, Optional<Descriptor> descriptor, Consumer<Part> begun, Consumer<Path> ended) {
        this.files = files.iterator();
        this.descriptor = descriptor;
        this.begun = begun;
        this.ended = ended;
    }

    @Override
    public boolean hasNext() {
        while (inputs.filter(LoadInputs::hasNext).isEmpty()) {
            file.ifPresent(ended);
            file = Optional.empty();
            close();
            if (!files.hasNext()) {
                return false;
            }
            Path next = files.next();
            file = Optional.of(next);
            inputs = Optional.of(new LoadInputs(new LoadInputs.Request(
                    List.of(next.toString()),
                    Optional.empty(),
                    false,
                    descriptor,
                    typed -> next,
                    InputStream.nullInputStream())));
        }
        return true;
    }

    @Override
    public Part next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LoadInput input = inputs.orElseThrow().next();
        Part part = new Part(file.orElseThrow(), input.shown(), input.source());
        begun.accept(part);
        return part;
    }

    @Override
    public void close() {
        inputs.ifPresent(LoadInputs::close);
        inputs = Optional.empty();
    }
}
