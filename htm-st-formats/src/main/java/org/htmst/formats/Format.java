package org.htmst.formats;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;

/**
 * A kind of file that can be read. Formats are found by {@link java.util.ServiceLoader}: a new one is a class with a constructor
 * without parameters whose name stands in {@code META-INF/services/org.htmst.formats.Format}.
 */
public interface Format {

    /** How sure a format is that a file is of its kind; of several formats the surest reads it. */
    enum Claim {
        /** It is not. */
        NONE,
        /** Somebody described such a file. */
        DESCRIBED,
        /** The name says so. */
        NAMED,
        /** The bytes say so. */
        SEEN
    }

    /**
     * Looks at a file before it is read.
     *
     * @param file its path
     * @param start its first bytes, {@value SourceFile#HEAD_BYTES} or more if it has as many, maybe all; from position 0, not to be changed
     * @param descriptor what the user says of its columns
     */
    Claim claim(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor);

    /**
     * A file to be decoded when it is needed.
     *
     * @param file a file of which this format claimed to be sure
     * @throws HtmStException if it needs a descriptor and has none
     */
    Source open(SourceFile file, Optional<? extends Descriptor> descriptor);

    /**
     * Checks what is seen of a file before it is decoded, without reading it whole if that can be.
     *
     * @throws HtmStException as {@link #open} or its decoding would, with the same message, if it cannot be read
     */
    void check(Path file, Optional<? extends Descriptor> descriptor);

    /**
     * The descriptor in a file of JSON, if it is one of files of this format.
     *
     * @throws HtmStException if it is one, but a field of it is unknown, missing or wrong
     */
    default Optional<? extends Descriptor> descriptor(SourceFile json) {
        return Optional.empty();
    }

    /**
     * A first draft of a descriptor of a file, by what the file says of itself.
     *
     * @return empty if nothing is to be described in files of this format
     * @throws HtmStException if it is damaged
     */
    default Optional<Draft> draft(SourceFile file) {
        return Optional.empty();
    }

    /** What it is called: {@code CDF}. */
    String name();

    /** The products of which descriptors come with the program, so that their files need none. */
    default List<String> described() {
        return List.of();
    }

    /** How a file of this format is known, to be told of one that is of no kind: {@code netCDF starts with 43 44 46}. */
    String sign();

    /** The products that come with this format; empty if descriptors tell them. */
    List<Product> products();
}
