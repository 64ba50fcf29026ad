package org.htmst.cli.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.htmst.hbase.load.ProgramVersion;

/**
 * What a watch has to know after its end: which files failed, as they were then, and of which files alerts may not have been told. What was
 * loaded stands in the store's catalog. A ledger of another version of the program is not read: what failed may load now.
 */
final class WatchLedger {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Content(String program, SortedMap<String, FileStamp> failed, SortedSet<String> unasked) {}

    private final Path place;
    private final SortedMap<String, FileStamp> failed = new TreeMap<>();
    private final SortedSet<String> unasked = new TreeSet<>();

    private WatchLedger(Path place) {
        this.place = place;
    }

    /**
     * The ledger that is kept in a file, which need not exist.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static WatchLedger open(Path place) {
        WatchLedger ledger = new WatchLedger(place);
        try {
            Content content = JSON.readValue(Files.readAllBytes(place), Content.class);
            if (ProgramVersion.CURRENT.equals(content.program())) {
                ledger.failed.putAll(content.failed());
            }
            ledger.unasked.addAll(content.unasked());
        } catch (NoSuchFileException | JsonProcessingException e) {
            // A first run, or a ledger that somebody has spoilt: what it knew is found out again.
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger '" + place + "' cannot be read: " + e, e);
        }
        return ledger;
    }

    private static String name(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** Whether the file, as it is, has failed before. */
    boolean hasFailed(Path file, FileStamp stamp) {
        return stamp.equals(failed.get(name(file)));
    }

    /** Notes that the file, as it is, cannot be loaded. */
    void fail(Path file, FileStamp stamp) {
        failed.put(name(file), stamp);
    }

    /** Forgets that a file failed, if it did. */
    void forgetFailure(Path file) {
        failed.remove(name(file));
    }

    /** Forgets what failed before. */
    void forgetFailures() {
        failed.clear();
    }

    /** Forgets failed files that are gone. */
    void forgetGone(Set<Path> there) {
        Set<String> names = new TreeSet<>();
        there.forEach(file -> names.add(name(file)));
        failed.keySet().removeIf(name -> !names.contains(name) && Files.notExists(Path.of(name)));
        unasked.removeIf(name -> !names.contains(name) && Files.notExists(Path.of(name)));
    }

    /** Notes that the alerts of some files are yet to be asked. */
    void willAsk(Collection<Path> files) {
        files.forEach(file -> unasked.add(name(file)));
    }

    /** Whether the alerts of a file may not have been asked. */
    boolean isUnasked(Path file) {
        return unasked.contains(name(file));
    }

    /** Notes that the alerts of a file were asked. */
    void ask(Path file) {
        unasked.remove(name(file));
    }

    /**
     * Writes all of it: wholly, or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void save() {
        try {
            Path whole =
                    Files.createTempFile(place.getParent(), place.getFileName().toString(), ".part");
            try {
                Files.write(whole, JSON.writeValueAsBytes(new Content(ProgramVersion.CURRENT, failed, unasked)));
                Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger '" + place + "' cannot be written: " + e, e);
        }
    }
}
