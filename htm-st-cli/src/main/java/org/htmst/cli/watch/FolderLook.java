package org.htmst.cli.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.htmst.failure.Excerpt;

/**
 * What stands in some folders, and in the folders below, at one moment. Links to files are files, links to folders are not followed.
 * What is hidden or has the name of something unfinished is left out, and so are descriptors.
 */
final class FolderLook {

    /** As browsers, copying programs and this program itself name what is not whole yet; and descriptors, which are no data. */
    private static final Set<String> NO_DATA = Set.of(
            "tmp",
            "temp",
            "part",
            "partial",
            "filepart",
            "crdownload",
            "download",
            "incomplete",
            "lock",
            "swp",
            "json");

    private final SortedMap<Path, FileStamp> files = new TreeMap<>();
    private final SortedSet<String> troubles = new TreeSet<>();

    private FolderLook() {}

    /** One of now. */
    static FolderLook at(List<Path> folders) {
        FolderLook look = new FolderLook();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                look.addFolder(folder);
            } else {
                look.add(folder, Files.exists(folder) ? "is no folder" : "is not there, and is waited for");
            }
        }
        return look;
    }

    /** The files, by their paths. */
    SortedMap<Path, FileStamp> files() {
        return files;
    }

    /** What could not be looked at, a sentence each. */
    SortedSet<String> troubles() {
        return troubles;
    }

    private void add(Path path, String trouble) {
        troubles.add(Excerpt.plain(path.toString()) + " " + trouble);
    }

    private void addFolder(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isData(entry.getFileName().toString())) {
                    addEntry(entry);
                }
            }
        } catch (NoSuchFileException e) {
            // It has just been removed.
            return;
        } catch (DirectoryIteratorException | IOException e) {
            add(folder, "cannot be looked into (" + reason(e) + ")");
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof DirectoryIteratorException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName().replaceAll("Exception$", "");
    }

    private static boolean isData(String name) {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !name.endsWith("~") && !NO_DATA.contains(suffix);
    }

    private void addEntry(Path entry) {
        BasicFileAttributes own;
        try {
            own = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            // It has just been removed or renamed.
            return;
        }
        if (own.isDirectory()) {
            addFolder(entry);
        } else if (own.isSymbolicLink() && Files.isDirectory(entry)) {
            add(entry, "is a link to a folder, and is not followed; name that folder itself to watch it");
        } else if (own.isSymbolicLink() && !Files.exists(entry)) {
            add(entry, "is a link that leads nowhere");
        } else if (!Files.isRegularFile(entry)) {
            add(entry, "is neither a file nor a folder, and is not read");
        } else if (!Files.isReadable(entry)) {
            add(entry, "may not be read by this user; its mode has to be changed");
        } else {
            FileStamp.of(entry).ifPresent(stamp -> files.put(entry, stamp));
        }
    }
}
