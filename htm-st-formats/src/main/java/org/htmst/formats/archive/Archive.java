package org.htmst.formats.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.htmst.formats.csv.CsvFormat;

/**
 * A tar or zip that was looked through.
 *
 * @param file where it is
 * @param shown what messages call it
 * @param kind what it is
 * @param entries its files in order, without descriptors that stand beside one of them
 * @param descriptors by name: those descriptors, as JSON
 */
public record Archive(Path file, Path shown, ArchiveKind kind, List<Entry> entries, Map<String, byte[]> descriptors) {

    /** More files than a satellite makes in a century of days. */
    static final int MOST_ENTRIES = 100_000;

    /** What unpacks to so many bytes, and to so many times its size, holds nothing; of what is worth storing nothing shrinks so. */
    static final long SUSPECT_BYTES = 1L << 30;

    static final int MOST_SHRUNK = 200;

    private static final int MOST_DESCRIPTOR_BYTES = 8 << 20;
    private static final long MOST_DESCRIPTORS_BYTES = 64L << 20;
    private static final int LONGEST_NAME = 1000;
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern UPWARD = Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)", Pattern.DOTALL);

    public Archive {
        entries = List.copyOf(entries);
        descriptors = Map.copyOf(descriptors);
    }

    /** Whether a file is an archive, by its first bytes; not if it cannot be read. */
    public static boolean is(Path file) {
        try {
            return Files.isRegularFile(file) && ArchiveKind.of(file).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Looks through an archive.
     *
     * @param file an archive
     * @param shown what messages call it
     * @throws HtmStException if it is damaged, or too much
     */
    public static Archive open(Path file, Path shown) {
        try {
            ArchiveKind kind = ArchiveKind.of(file).orElseThrow(() -> error(shown, "is neither a tar nor a zip", null));
            try (EntryReader reader = kind.open(file)) {
                return new Look(file, shown, kind).through(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw error(shown, "is damaged: " + Excerpt.of(String.valueOf(e.getMessage())), e);
        }
    }

    /** Reads its files, one after another. To be closed. */
    Contents contents() {
        return new Contents(this);
    }

    /** The path by which messages and the store call an entry: that of the archive and behind it its own. */
    static Path path(Path shown, String name) {
        return shown.resolve(Path.of(name).normalize());
    }

    static HtmStException error(Path shown, String what, Throwable cause) {
        return new HtmStException(Excerpt.plain(shown.toString()) + " " + what, false, cause);
    }

    /** One walk through an archive. */
    private static final class Look {

        private final Path file;
        private final Path shown;
        private final ArchiveKind kind;
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, byte[]> descriptors = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private long unpacked;
        private long descriptorBytes;

        Look(Path file, Path shown, ArchiveKind kind) {
            this.file = file;
            this.shown = shown;
            this.kind = kind;
        }

        Archive through(EntryReader reader) throws IOException {
            long packed = Files.size(file);
            for (Optional<EntryReader.Header> next = reader.next(); next.isPresent(); next = reader.next()) {
                EntryReader.Header header = next.get();
                unpacked += Math.min(Math.max(0, header.bytes()), Long.MAX_VALUE - unpacked);
                if (entries.size() == MOST_ENTRIES) {
                    throw error(shown, "has more than " + MOST_ENTRIES + " entries; split it", null);
                }
                if (unpacked > SUSPECT_BYTES && unpacked / MOST_SHRUNK > packed) {
                    throw error(
                            shown,
                            "would unpack to more than " + MOST_SHRUNK + " times its " + packed
                                    + " bytes; unpack what of it you trust",
                            null);
                }
                Optional<String> fault = fault(header);
                if (fault.isEmpty() && isDescriptor(header)) {
                    descriptorBytes += header.bytes();
                    descriptors.put(Path.of(header.name()).toString(), Contents.bytes(reader, header.bytes()));
                }
                entries.add(new Entry(header.name(), Math.max(0, header.bytes()), fault));
            }
            if (entries.isEmpty()) {
                throw error(shown, "has no files in it", null);
            }
            return new Archive(file, shown, kind, withoutDescriptors(), descriptors);
        }

        private boolean isDescriptor(EntryReader.Header header) {
            return header.name().endsWith(".json")
                    && header.bytes() <= MOST_DESCRIPTOR_BYTES
                    && descriptorBytes + header.bytes() <= MOST_DESCRIPTORS_BYTES;
        }

        /** A JSON file beside a table of its name is no file of its own. */
        private List<Entry> withoutDescriptors() {
            Set<String> beside = new HashSet<>();
            for (Entry entry : entries) {
                if (entry.fault().isEmpty() && !entry.name().endsWith(".json")) {
                    beside.add(CsvFormat.beside(Path.of(entry.name())).toString());
                }
            }
            descriptors.keySet().retainAll(beside);
            return entries.stream()
                    .filter(entry -> entry.fault().isPresent()
                            || !descriptors.containsKey(Path.of(entry.name()).toString()))
                    .toList();
        }

        private Optional<String> fault(EntryReader.Header header) {
            String name = header.name();
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                return Optional.of(
                        "has a name of " + name.length() + " characters; 1 to " + LONGEST_NAME + " are allowed");
            }
            if (ABSOLUTE.matcher(name).matches() || UPWARD.matcher(name).matches()) {
                return Optional.of("has a name that leads out of the archive; make it anew with relative names");
            }
            try {
                if (Path.of(name).normalize().toString().isEmpty()) {
                    return Optional.of("has a name that is none");
                }
            } catch (InvalidPathException e) {
                return Optional.of("has a name that no file can have");
            }
            if (!names.add(Path.of(name).normalize().toString())) {
                return Optional.of("stands in the archive twice; the first one is taken");
            }
            if (header.kind().isPresent()) {
                return header.kind();
            }
            return header.bytes() < 0
                    ? Optional.of("does not say how long it is; unpack it")
                    : SourceFile.tooLong(header.bytes());
        }
    }
}
