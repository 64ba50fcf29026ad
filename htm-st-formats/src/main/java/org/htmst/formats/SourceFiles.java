package org.htmst.formats;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;

/** Reads input files of every {@link Format} there is. */
public final class SourceFiles {

    private static final List<Format> FORMATS =
            ServiceLoader.load(Format.class, SourceFiles.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private static final long MOST_DESCRIPTOR_BYTES = 8 << 20;

    private SourceFiles() {}

    /** The products that come with the program, such as NOAA's {@code poes-proc} and {@code poes-raw}. */
    public static List<Product> products() {
        return FORMATS.stream().flatMap(format -> format.products().stream()).toList();
    }

    /**
     * Reads a file whole and checks it.
     *
     * @param file the file
     * @param descriptor what the columns of a table mean; where it is empty, the table's name with {@code .json} in place of its
     *     suffix names it. A file that says it all itself needs none and ignores it
     * @throws HtmStException if the file cannot be read, is damaged, is of no known kind, or holds no usable sample; the message
     *     names file, field, value and what is allowed
     */
    public static SourceContent read(Path file, Optional<? extends Descriptor> descriptor) {
        return open(file, descriptor).read();
    }

    /**
     * Reads the bytes of a file, which {@link Source#read} then decodes and checks as {@link #read} does.
     *
     * @throws HtmStException if the file cannot be read, is of no known kind, or is a table without a descriptor
     */
    public static Source open(Path file, Optional<? extends Descriptor> descriptor) {
        return open(SourceFile.read(file), descriptor);
    }

    /**
     * Checks what is seen of a file before it is decoded: that there is one, that it is of a known kind, and that it is described
     * if it must be.
     *
     * @param descriptor as for {@link #read}
     * @throws HtmStException as {@link #read}, with the same message, if not
     */
    public static void check(Path file, Optional<? extends Descriptor> descriptor) {
        ByteBuffer head = ByteBuffer.wrap(SourceFile.head(file));
        Claimed surest = surest(file, head, descriptor);
        if (surest.claim == Format.Claim.NONE) {
            open(file, descriptor);
        } else if (surest.claim != Format.Claim.SEEN) {
            surest.format.check(file, descriptor);
        }
    }

    /**
     * Reads a descriptor, of whatever format's files, from a file of JSON.
     *
     * @throws HtmStException if it cannot be read or a field of it is unknown, missing or wrong
     */
    public static Descriptor descriptor(Path json) {
        return descriptor(SourceFile.read(json, MOST_DESCRIPTOR_BYTES));
    }

    /** As {@link #descriptor(Path)}, of a file whose bytes are there. */
    public static Descriptor descriptor(SourceFile json) {
        for (Format format : FORMATS) {
            Optional<? extends Descriptor> descriptor = format.descriptor(json);
            if (descriptor.isPresent()) {
                return descriptor.get();
            }
        }
        throw json.error("is a descriptor of no format that is known");
    }

    /**
     * A first draft of a descriptor of a file.
     *
     * @throws HtmStException if the file cannot be read, or is of a kind of which no draft is made
     */
    public static Draft draft(Path path) {
        SourceFile file = SourceFile.read(path);
        Claimed surest = surest(path, ByteBuffer.wrap(file.bytes()), Optional.empty());
        if (surest.claim == Format.Claim.NONE) {
            throw ofNoKind(file);
        }
        return surest.format
                .draft(file)
                .orElseThrow(() -> file.error(
                        "needs no descriptor, or is of a kind of which no draft is made; see" + " docs/descriptor.md"));
    }

    /** The formats there are, each in a line of its own. */
    public static List<Format> formats() {
        return FORMATS;
    }

    /** As {@link #open(Path, Optional)}, of a file whose bytes are there. */
    public static Source open(SourceFile file, Optional<? extends Descriptor> descriptor) {
        Claimed surest = surest(file.path(), ByteBuffer.wrap(file.bytes()), descriptor);
        if (surest.claim == Format.Claim.NONE) {
            throw ofNoKind(file);
        }
        return surest.format.open(file, descriptor);
    }

    private static HtmStException ofNoKind(SourceFile file) {
        return file.error("is of no known kind: it starts with bytes " + file.start() + "; "
                + FORMATS.stream().map(Format::sign).collect(Collectors.joining("; ")));
    }

    private record Claimed(Format format, Format.Claim claim) {}

    private static Claimed surest(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor) {
        return FORMATS.stream()
                .map(format -> new Claimed(format, format.claim(file, start.asReadOnlyBuffer(), descriptor)))
                .reduce((a, b) -> a.claim.compareTo(b.claim) >= 0 ? a : b)
                .orElseThrow(() -> new IllegalStateException("no format is known; the class path lacks one"));
    }
}
