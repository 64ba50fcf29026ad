package org.htmst.serve.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/**
 * Tokens in a file: a JSON document that its owner alone can read and write. It is changed as a whole, by one process at a time, so that a
 * server which reads it meanwhile reads all of the old or all of the new.
 *
 * @param path of the file, which need not exist until a token is added
 */
public record TokenFile(Path path) {

    private static final int TOKEN_BYTES = 32;
    private static final long MOST_BYTES = 10 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> PRIVATE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private record Content(List<TokenEntry> tokens) {}

    /**
     * The tokens there are, in the order in which they were added.
     *
     * @throws HtmStException if there is no such file, if others than its owner may read or write it, or if it is none of tokens
     */
    public List<TokenEntry> entries() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return entries(channel);
        } catch (NoSuchFileException e) {
            throw missing(e);
        } catch (IOException e) {
            throw unreadable(e.toString(), e);
        }
    }

    private List<TokenEntry> entries(FileChannel channel) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(rights)) {
            throw new HtmStException(
                    "the file of tokens '" + path + "' is open to others than its owner ("
                            + PosixFilePermissions.toString(rights) + "); close it with 'chmod 600 " + path + "'",
                    false);
        }
        if (channel.size() > MOST_BYTES) {
            throw unreadable("it is larger than 10 MB", null);
        }
        try {
            // The stream is not closed: that would close the channel.
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            Content content = bytes.length == 0 ? new Content(List.of()) : JSON.readValue(bytes, Content.class);
            if (content == null
                    || content.tokens == null
                    || content.tokens.stream().anyMatch(Objects::isNull)) {
                throw unreadable("it has no list 'tokens'", null);
            }
            return List.copyOf(content.tokens);
        } catch (JsonProcessingException e) {
            throw unreadable(Excerpt.of(e), e);
        }
    }

    private HtmStException missing(NoSuchFileException e) {
        return new HtmStException(
                "there is no file of tokens '" + path + "'; 'htm-st tokens add --tokens " + path + "' makes one",
                false,
                e);
    }

    private HtmStException unreadable(String why, Exception cause) {
        return new HtmStException(
                "the file of tokens '" + path + "' cannot be read: " + why
                        + "; name one that 'htm-st tokens add' has made",
                false,
                cause);
    }

    /** What changes whenever the file does, or its rights do; empty if there is none. */
    Map<String, Object> stamp() {
        try {
            return Files.readAttributes(path, "unix:ino,ctime,lastModifiedTime,size,mode");
        } catch (IOException e) {
            return Map.of();
        }
    }

    /**
     * Makes a token.
     *
     * @param name for which there is none yet
     * @return the token, which nobody can find out again
     * @throws IllegalArgumentException if the name is none, or taken
     * @throws HtmStException if the file cannot be used
     */
    public String add(String name, Role role, Instant now) {
        byte[] secret = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(secret);
        String token =
                TokenEntry.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        TokenEntry entry = TokenEntry.of(name, role, now.toString(), token);
        change(true, entries -> {
            if (entries.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("there is a token '" + name
                        + "' already; give another name, or remove it with 'htm-st tokens remove " + name + "'");
            }
            entries.add(entry);
        });
        return token;
    }

    /**
     * Revokes a token: a server that uses this file refuses it from now on.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws HtmStException if the file cannot be used
     */
    public void remove(String name) {
        change(false, entries -> {
            if (!entries.removeIf(entry -> entry.name().equals(name))) {
                throw new IllegalArgumentException(
                        "there is no token '" + Excerpt.of(name) + "'; 'htm-st tokens list' lists all");
            }
        });
    }

    private interface Change {
        void on(List<TokenEntry> entries);
    }

    private void change(boolean makes, Change change) {
        Path file = path.toAbsolutePath();
        try {
            if (makes && Files.notExists(file)) {
                make(file);
            }
            while (!changed(file, change)) {
                // Another process has put a new file in place of the one that was waited for.
                Thread.onSpinWait();
            }
        } catch (NoSuchFileException e) {
            throw missing(e);
        } catch (IOException e) {
            throw new HtmStException(
                    "the file of tokens '" + path + "' cannot be written: " + e
                            + "; name one in a folder that you may write to",
                    false,
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // Made elsewhere and linked, so that it has its rights from the start, and takes nobody's place.
        Path made = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", PRIVATE);
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker.
            return;
        } finally {
            Files.delete(made);
        }
    }

    /** Whether the change was made; else the file that was opened is not that of the path any more. */
    private boolean changed(Path file, Change change) throws IOException {
        Map<String, Object> before = stamp();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.lock();
            if (!stamp().equals(before)) {
                return false;
            }
            // By the same channel: to close another of this file would unlock it.
            List<TokenEntry> entries = new ArrayList<>(entries(channel));
            change.on(entries);
            Path whole =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", PRIVATE);
            try {
                Files.write(whole, JSON.writeValueAsBytes(new Content(entries)));
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
            return true;
        }
    }
}
