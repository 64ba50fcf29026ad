package org.htmst.formats.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFiles;

/** The files of an archive in order, each read when it is asked for, as ones that can be loaded. To be closed. */
public final class ArchiveSources implements Iterator<ArchiveSources.Part>, AutoCloseable {

    private final Contents contents;
    private final Optional<? extends Descriptor> descriptor;
    private final List<Path> passedOver = new ArrayList<>();

    /**
     * A file of the archive.
     *
     * @param shown what messages call it
     * @param bytes how long it says it is when unpacked; at least 1
     * @param source decodes it; fails with what is wrong with it
     */
    public record Part(Path shown, long bytes, Supplier<Source> source) {}

    /**
     * The files of an archive.
     *
     * @param descriptor of all of them; where it is empty, of each the one beside it in the archive
     */
    public ArchiveSources(Archive archive, Optional<? extends Descriptor> descriptor) {
        this.contents = archive.contents();
        this.descriptor = descriptor;
    }

    /** The files that were passed over so far, since others have something from them, and they have no samples of their own. */
    public List<Path> passedOver() {
        return List.copyOf(passedOver);
    }

    @Override
    public boolean hasNext() {
        while (contents.hasNext() && isPassedOver(contents.nextPath())) {
            passedOver.add(contents.nextPath());
            contents.skip();
        }
        return contents.hasNext();
    }

    private boolean isPassedOver(Path file) {
        return descriptor
                .filter(said -> said.isBeside(file.getFileName().toString()))
                .isPresent();
    }

    @Override
    public Part next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Path shown = contents.nextPath();
        long bytes = Math.max(1, contents.nextBytes());
        try {
            Contents.Packed packed = contents.next();
            return new Part(shown, bytes, () -> source(packed));
        } catch (HtmStException e) {
            return new Part(shown, bytes, () -> {
                throw e;
            });
        }
    }

    private Source source(Contents.Packed packed) {
        return SourceFiles.open(
                packed.file(),
                descriptor.isPresent() ? descriptor : packed.beside().map(SourceFiles::descriptor));
    }

    @Override
    public void close() {
        contents.close();
    }
}
