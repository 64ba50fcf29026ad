package org.htmst.formats.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    private Path folder;

    private record Named(String name, byte[] bytes) {
        static Named of(String name, String text) {
            return new Named(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "zip"})
    void filesComeBackByteByByte(String kind) throws Exception {
        SplittableRandom random = new SplittableRandom(4711);
        List<Named> files = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(20_000)];
            random.nextBytes(bytes);
            bytes[0] = 'x';
            files.add(new Named("year/day-" + i + "/long-" + "n".repeat(3 * i) + ".dat", bytes));
        }
        Path file = write(kind, files);
        assertTrue(Archive.is(file));
        Archive archive = Archive.open(file, file);
        try (Contents contents = archive.contents()) {
            for (Named expected : files) {
                SourceFile read = contents.next().file();
                assertArrayEquals(expected.bytes, read.bytes());
                assertEquals(file.resolve(expected.name), read.path());
                assertEquals(SourceFile.sha256(expected.bytes), read.sha256());
            }
            assertFalse(contents.hasNext());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "zip"})
    void hostileEntriesAreRefusedOneByOne(String kind) throws Exception {
        byte[] inner = Files.readAllBytes(write("zip", List.of(Named.of("a", "x"))));
        byte[] innerTar = Files.readAllBytes(write("tar.gz", List.of(Named.of("a", "x"))));
        List<Named> files = List.of(
                Named.of("good.txt", "first"),
                Named.of("../up.txt", "x"),
                Named.of("a/../../up.txt", "x"),
                Named.of("/etc/absolute.txt", "x"),
                Named.of("C:\\windows.txt", "x"),
                Named.of("good.txt", "again"),
                Named.of("./good.txt", "again"),
                Named.of("empty.txt", ""),
                Named.of("bell\u0007.txt", "x"),
                new Named("inner.zip", inner),
                new Named("inner.dat", innerTar),
                Named.of("last.txt", "last"));
        Path file = write(kind, files);
        List<String> told = told(file);
        assertEquals(files.size(), told.size());
        assertEquals("good.txt: first", told.get(0));
        for (int i = 1; i <= 4; i++) {
            assertTrue(told.get(i).contains("a name that leads out of the archive"), told.get(i));
        }
        assertTrue(told.get(5).contains("stands in the archive twice"), told.get(5));
        assertTrue(told.get(6).contains("stands in the archive twice"), told.get(6));
        assertTrue(told.get(7).contains("is empty"), told.get(7));
        assertTrue(told.get(8).contains("control characters in its name"), told.get(8));
        assertTrue(told.get(9).contains("is an archive in an archive"), told.get(9));
        assertTrue(told.get(10).contains("is an archive in an archive"), told.get(10));
        assertEquals("last.txt: last", told.get(11));
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.toString().contains("up.txt")), "nothing is written");
        }
    }

    @Test
    void linksAndDevicesAreNotFollowed() throws Exception {
        Path file = folder.resolve("links.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (byte type :
                    new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR
                    }) {
                TarArchiveEntry entry = new TarArchiveEntry("entry-" + type, type);
                entry.setLinkName("/etc/passwd");
                out.putArchiveEntry(entry);
                out.closeArchiveEntry();
            }
            out.putArchiveEntry(new TarArchiveEntry("folder/"));
            out.closeArchiveEntry();
            TarArchiveEntry good = new TarArchiveEntry("folder/good.txt");
            good.setSize(4);
            out.putArchiveEntry(good);
            out.write("good".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        List<String> told = told(file);
        assertEquals(5, told.size(), "a folder is no entry: " + told);
        assertTrue(told.get(0).contains("is a link"), told.get(0));
        assertTrue(told.get(1).contains("is a link"), told.get(1));
        assertTrue(told.get(2).contains("is not a regular file"), told.get(2));
        assertTrue(told.get(3).contains("is not a regular file"), told.get(3));
        assertEquals("good.txt: good", told.get(4));
    }

    @Test
    void aDescriptorBesideATableIsNoFileOfItsOwn() throws Exception {
        Path file = write(
                "tar.gz",
                List.of(
                        Named.of("a/x.csv.gz", "table"),
                        Named.of("a/x.json", "{}"),
                        Named.of("b/x.csv", "table"),
                        Named.of("c/other.json", "{}")));
        Archive archive = Archive.open(file, Path.of("shown.tgz"));
        assertEquals(
                List.of("a/x.csv.gz", "b/x.csv", "c/other.json"),
                archive.entries().stream().map(Entry::name).toList());
        try (Contents contents = archive.contents()) {
            assertEquals(
                    Path.of("shown.tgz/a/x.json"),
                    contents.next().beside().orElseThrow().path());
            assertTrue(contents.next().beside().isEmpty());
        }
    }

    @Test
    void whatUnpacksToFarTooMuchIsRefusedSoon() throws Exception {
        Path bomb = folder.resolve("bomb.tar.gz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)))) {
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            for (int i = 0; i < 3; i++) {
                TarArchiveEntry entry = new TarArchiveEntry("zeros-" + i);
                entry.setSize(400 << 20);
                out.putArchiveEntry(entry);
                out.write(new byte[400 << 20]);
                out.closeArchiveEntry();
            }
        }
        HtmStException e = assertThrows(HtmStException.class, () -> Archive.open(bomb, bomb));
        assertTrue(e.getMessage().contains("would unpack to more than 200 times its"), e.getMessage());
    }

    /** The list at the end of a zip tells lengths that its entries do not have. */
    @Test
    void anEntryThatIsLongerOrShorterThanItSaysIsDamaged() throws Exception {
        Path file = write("zip", List.of(Named.of("a.txt", "0".repeat(5000)), Named.of("b.txt", "good")));
        byte[] good = Files.readAllBytes(file);
        int directory = indexOf(good, new byte[] {'P', 'K', 1, 2});
        for (int length : new int[] {1, 4999, 5001, 1 << 20}) {
            byte[] bytes = good.clone();
            for (int i = 0; i < 4; i++) {
                bytes[directory + 24 + i] = (byte) (length >> (8 * i));
            }
            Files.write(file, bytes);
            List<String> told = told(file);
            assertTrue(told.get(0).contains("is damaged"), told.toString());
            assertEquals("b.txt: good", told.get(1));
        }
        byte[] spoiled = good.clone();
        spoiled[30 + "a.txt".length() + 3] ^= 0x55;
        Files.write(file, spoiled);
        assertTrue(told(file).get(0).contains("is damaged"), told(file).toString());
        assertEquals("b.txt: good", told(file).get(1));
    }

    /** Of archives with flipped, cut and repeated bytes, each is refused in one line, or each entry is refused or has all its bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "zip"})
    void mutantsAreRefusedOrRight(String kind) throws Exception {
        int mutants = Integer.getInteger("htmst.mutants", 400) / 4;
        long seed = Long.getLong("htmst.seed", 4711);
        SplittableRandom random = new SplittableRandom(seed);
        List<Named> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            files.add(Named.of("d/file-" + i + ".txt", ("line " + i + "\n").repeat(100 + i)));
        }
        byte[] good = Files.readAllBytes(write(kind, files));
        Path file = folder.resolve("mutant");
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            Files.write(file, mutant(good, random));
            if (!Archive.is(file)) {
                continue;
            }
            try {
                for (String told : told(file)) {
                    assertTrue(told.lines().findFirst().orElse("").length() < 5000, told);
                }
            } catch (HtmStException e) {
                refused++;
                assertEquals(1, e.getMessage().lines().count(), "seed " + seed + ": " + e.getMessage());
                assertTrue(e.getMessage().length() < 5000);
            }
        }
        assertTrue(refused > mutants / 10, "refused " + refused + " of " + mutants);
    }

    private static byte[] mutant(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(
                        bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(64)), (byte) random.nextInt());
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - from, 1 + random.nextInt(600));
                System.arraycopy(good, random.nextInt(good.length - length + 1), bytes, from, length);
            }
        }
        return bytes;
    }

    @Test
    void whatIsNoArchiveIsNone() throws Exception {
        assertFalse(Archive.is(Files.writeString(folder.resolve("a.csv"), "time,lon\n".repeat(1000))));
        assertFalse(Archive.is(Files.write(folder.resolve("empty.tar"), new byte[0])));
        assertFalse(Archive.is(folder.resolve("missing.tar")));
        assertFalse(Archive.is(folder));
        Path packed = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("time,lon,lat,flux\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        assertFalse(Archive.is(packed));
        Path nothing = write("zip", List.of());
        HtmStException e = assertThrows(HtmStException.class, () -> Archive.open(nothing, nothing));
        assertTrue(e.getMessage().contains("has no files in it"), e.getMessage());
    }

    private static int indexOf(byte[] bytes, byte[] what) {
        for (int at = 0; ; at++) {
            if (Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
    }

    /** Of each entry its name and text, or what is wrong with it. */
    private static List<String> told(Path file) {
        List<String> told = new ArrayList<>();
        try (Contents contents = Archive.open(file, file).contents()) {
            while (contents.hasNext()) {
                try {
                    SourceFile read = contents.next().file();
                    told.add(read.name() + ": " + new String(read.bytes(), StandardCharsets.UTF_8));
                } catch (HtmStException e) {
                    assertEquals(1, e.getMessage().lines().count());
                    told.add(e.getMessage());
                }
            }
        }
        return told;
    }

    private Path write(String kind, List<Named> files) throws IOException {
        Path file = folder.resolve("archive-" + System.nanoTime() + "." + kind);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (kind.equals("zip")) {
            try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
                for (Named named : files) {
                    out.putArchiveEntry(new ZipArchiveEntry(named.name));
                    out.write(named.bytes);
                    out.closeArchiveEntry();
                }
            }
        } else {
            try (TarArchiveOutputStream out = new TarArchiveOutputStream(
                    kind.equals("tar") ? bytes : new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
                out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (Named named : files) {
                    TarArchiveEntry entry = new TarArchiveEntry(named.name, true);
                    entry.setSize(named.bytes.length);
                    out.putArchiveEntry(entry);
                    out.write(named.bytes);
                    out.closeArchiveEntry();
                }
            }
        }
        return Files.write(file, bytes.toByteArray());
    }
}
