package org.htmst.serve.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that could not be loaded: each under the beginning of its SHA-256 and its name, and beside it {@code .reason.json}, which tells why. A
 * file that comes again takes its own place.
 */
final class Quarantine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASON = ".reason.json";
    private static final int MOST_FILES = 1000;
    private static final int DIGITS = 12;

    private final Path folder;
    private final long mostBytes;

    Quarantine(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Takes a file in, and lets the oldest go until all have room. */
    synchronized void take(Path file, String sha256, ObjectNode reason) throws IOException {
        Path kept = folder.resolve(sha256.substring(0, DIGITS) + "-" + file.getFileName());
        // Moved to its place, both, so that nothing is written to where a link of that name would lead.
        Path text = Files.write(
                file.resolveSibling(file.getFileName() + REASON),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(reason));
        Files.move(text, reason(kept), StandardCopyOption.ATOMIC_MOVE);
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        List<Kept> all = all();
        long bytes = all.stream().mapToLong(Kept::bytes).sum();
        int left = all.size();
        for (Kept oldest : all) {
            if (bytes <= mostBytes && left <= MOST_FILES) {
                break;
            }
            Files.deleteIfExists(oldest.file);
            Files.deleteIfExists(reason(oldest.file));
            bytes -= oldest.bytes;
            left--;
        }
    }

    private record Kept(Path file, long bytes, FileTime arrived) {}

    /** The oldest first. */
    private List<Kept> all() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path reason :
                    files.filter(file -> file.toString().endsWith(REASON)).toList()) {
                String name = reason.getFileName().toString();
                Path file = folder.resolve(name.substring(0, name.length() - REASON.length()));
                long bytes = (Files.exists(file) ? Files.size(file) : 0) + Files.size(reason);
                all.add(new Kept(file, bytes, Files.getLastModifiedTime(reason)));
            }
        }
        all.sort(Comparator.comparing(Kept::arrived));
        return all;
    }

    private static Path reason(Path kept) {
        return kept.resolveSibling(kept.getFileName() + REASON);
    }
}
