package org.htmst.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.htmst.failure.HtmStException;
import org.htmst.formats.netcdf.NetcdfFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none of ours, or no longer whole: a message that says so, never a wrong table. */
class BadFilesTest {

    private static final long SEED = 4711;

    @TempDir
    private Path folder;

    @Test
    void whatIsNoFile() throws Exception {
        assertFails(folder.resolve("nowhere.nc"), "does not exist");
        assertFails(folder, "is a directory");
        assertFails(Files.createFile(folder.resolve("empty.nc")), "is empty");
        assertFails(Files.createFile(folder.resolve("empty.csv")), "is empty");
        Path secret = Files.writeString(folder.resolve("secret.nc"), "x");
        assertTrue(secret.toFile().setReadable(false));
        if (!Files.isReadable(secret)) { // the superuser may read everything
            assertFails(secret, "permission denied");
        }
    }

    @Test
    void whatIsNoNetcdf() throws Exception {
        assertFails(
                write("text.nc", "This is text.".getBytes(StandardCharsets.UTF_8)),
                "is not a netCDF file: it starts with bytes 54 68 69 73");
        assertFails(
                write("ncml.nc", "<netcdf location='http://127.0.0.1:1/x.nc'/>".getBytes(StandardCharsets.UTF_8)),
                "is not a netCDF file");
        assertFails(write("one.nc", new byte[] {'C'}), "is not a netCDF file: it starts with bytes 43;");
        assertFails(write("cdf5.nc", new byte[] {'C', 'D', 'F', 5, 0, 0, 0, 0}), "is netCDF of format CDF-5");
        assertFails(write("head.nc", new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10, 2, 8}), "truncated");
        assertFails(
                write("cdf1.nc", new byte[] {'C', 'D', 'F', 1}), "is truncated: its header goes on behind its 4 bytes");
    }

    @Test
    void everyCutOfAClassicFileIsNoticed() throws Exception {
        byte[] whole = Files.readAllBytes(NetcdfFixture.proc(300).write(folder.resolve("whole.nc")));
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            // The last variable is of bytes, padded to four; a cut within the padding loses nothing.
            int length = round < 20 ? whole.length - 1 - round : 1 + random.nextInt(whole.length - 1);
            checkCut(whole, length, round);
        }
    }

    @Test
    void everyCutOfARealFileIsNoticed() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("../sample-data/poes_n19_20191024_proc.nc"));
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int length = round < 20 ? whole.length - 1 - round : 1 + random.nextInt(whole.length - 1);
            Path cut = write("poes_n19_20191024_proc.nc", Arrays.copyOf(whole, length));
            HtmStException e = assertThrows(HtmStException.class, () -> NetcdfFixture.read(cut), "length " + length);
            assertTrue(e.getMessage().contains("truncated") || length < 8, e.getMessage());
        }
    }

    @Test
    void overwrittenBytesOfARealFileNeverEndInAnythingButAMessageOrATable() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("../sample-data/poes_n19_20191024_proc.nc"));
        Random random = new Random(SEED);
        int failed = 0;
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            int at = round < 40 ? random.nextInt(60_000) : random.nextInt(whole.length);
            for (int i = at; i < Math.min(whole.length, at + 64); i++) {
                damaged[i] = (byte) random.nextInt(256);
            }
            Path file = write("damaged.nc", damaged);
            try {
                SourceContent content = NetcdfFixture.read(file);
                assertFalse(content.samples().size() == 0);
            } catch (HtmStException e) {
                assertTrue(e.getMessage().contains("damaged.nc"), "seed " + SEED + ", round " + round + ": " + e);
                assertFalse(e.getMessage().contains("damaged,"), e.getMessage());
                failed++;
            }
        }
        assertTrue(failed > 0, "no damage was noticed");
    }

    private void checkCut(byte[] whole, int length, int round) throws Exception {
        Path cut = write("cut.nc", Arrays.copyOf(whole, length));
        HtmStException e = assertThrows(
                HtmStException.class, () -> NetcdfFixture.read(cut), "length " + length + " of " + whole.length);
        assertTrue(
                e.getMessage().startsWith(cut + ": is truncated") || length < 4,
                "seed " + SEED + ", round " + round + ": " + e.getMessage());
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertFails(Path file, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> NetcdfFixture.read(file));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(0, e.getMessage().indexOf(file.toString()), e.getMessage());
    }
}
