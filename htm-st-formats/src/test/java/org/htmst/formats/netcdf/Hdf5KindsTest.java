package org.htmst.formats.netcdf;

import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Filters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs make in all kinds of HDF5: read to the last bit, or refused with the kind that is not read. */
class Hdf5KindsTest {

    private static final String FLUX = "mep_ele_tel0_flux_e1";
    private static final Instant FIRST = Instant.parse("2019-10-24T00:00:01.517Z");
    private static final long SEED = Long.getLong("htmst.seed", 20191024);
    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Hdf5KindsTest.class.getResourceAsStream("hdf5-kinds.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                FILES.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertEquals(76, FILES.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deflate",
                "deflshuf",
                "shdefl",
                "fletcher",
                "fletfirst",
                "bigendian",
                "committed",
                "compact",
                "userblock",
                "strings"
            })
    void whatIsReadIsReadToTheLastBit(String kind) throws IOException {
        for (String version : Set.of("v1", "v2")) {
            SourceContent content = read(kind + "-" + version + ".nc");
            assertArrayEquals(
                    IntStream.range(0, 5)
                            .mapToLong(i -> FIRST.toEpochMilli() + 2000L * i)
                            .toArray(),
                    content.samples().timeMs());
            assertArrayEquals(new double[] {0, 1, 2, 3, 4}, column(content, FLUX), version);
            assertArrayEquals(new double[] {0, 1, 2, 3, 4}, content.samples().latDeg());
            assertEquals(850, content.samples().altKm()[4]);
        }
    }

    @Test
    void valuesThatWereNeverWrittenAreTheFill() throws IOException {
        for (String version : Set.of("v1", "v2")) {
            double[] values = column(read("partial-" + version + ".nc"), FLUX);
            assertArrayEquals(new double[] {0, 1, Double.NaN, Double.NaN, Double.NaN}, values);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bias, not supported: variable mep_ele_tel0_flux_e1: floating numbers that are not those of IEEE 754",
        "half, not supported: a variable of floating numbers of 2 bytes",
        "longdouble, not supported: a variable of floating numbers of 16 bytes",
        "wide, not supported: a variable of floating numbers of 6 bytes",
        "extrahalf, not supported: a variable of floating numbers of 2 bytes",
        "int24, not supported: variable mep_ele_tel0_flux_e1: integers of 24 bits from bit 0 of 4 bytes",
        "compound, not supported: a variable of compounds",
        "enum, not numbers with one dimension: mep_ele_tel0_flux_e1",
        "lzf, its chunks went through filter 32000 (lzf)",
        "szip, went through filter 4 (szip)",
        "scaleoffset, its chunks went through filter 6 (scaleoffset)",
        "doubledeflate, went through filter 1 (deflate) more than once",
        "external, (external storage)",
        "softlink, not supported: a soft link to a variable",
        "externallink, not supported: an external link to a variable",
        "group, 'not supported: variable mep_ele_tel0_flux_e1, whose name is in other groups'",
        "chunkbomb, cannot be unpacked: it is not deflated from 20 bytes",
        "manybombs, not supported: the chunks of its variables have 13421"
    })
    void whatIsNotReadIsNamed(String kind, String message) throws IOException {
        for (String version : Set.of("v1", "v2")) {
            assertFails(write(kind + "-" + version + ".nc"), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "trackorder-v1, (external storage)",
        "virtual-v110, a virtual dataset",
        "virtual, not supported: netCDF-4 (HDF5) with superblock 3"
    })
    void whatOnlyNewerFilesHave(String name, String message) throws IOException {
        assertFails(write(name + ".nc"), message);
    }

    @Test
    void whatStandsBeforeTheFirstBlock() throws IOException {
        for (String version : Set.of("v1", "v2")) {
            byte[] whole = FILES.get("deflate-" + version + ".nc");
            for (int block : new int[] {512, 1024, 8192}) {
                byte[] behind = new byte[block + whole.length];
                System.arraycopy(whole, 0, behind, block, whole.length);
                Path file = Files.write(folder.resolve("behind.nc"), behind);
                SourceContent content = NetcdfFixture.read(file);
                assertArrayEquals(new double[] {0, 1, 2, 3, 4}, column(content, FLUX));
                assertEquals(SourceFile.sha256(behind), content.sha256());
                Files.write(file, Arrays.copyOf(behind, behind.length - 1));
                assertFails(
                        file,
                        "is truncated: it has " + (whole.length - 1) + " bytes of " + whole.length
                                + " (counted behind its user block of " + block + " bytes)");
            }
        }
        byte[] own = FILES.get("userblock-v2.nc").clone();
        own[1024 + 20] ^= 1;
        assertFails(
                Files.write(folder.resolve("own.nc"), own),
                "is damaged at byte 44: the checksum of its first block is wrong (counted behind its user block");
        byte[] elsewhere = FILES.get("userblock-v1.nc").clone();
        elsewhere[1024 + 24] ^= 1;
        assertFails(
                Files.write(folder.resolve("elsewhere.nc"), elsewhere),
                "not supported: netCDF-4 (HDF5) that begins at byte 1025");
        byte[] whole = FILES.get("deflate-v1.nc");
        byte[] short4 = whole.clone();
        short4[13] = 4;
        assertFails(
                Files.write(folder.resolve("short.nc"), short4), "not supported: netCDF-4 (HDF5) with addresses of 4");
        byte[] zipped = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
        assertFails(Files.write(folder.resolve("a.nc"), zipped), "is packed with gzip; unpack it with gunzip first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fletcher-v1", "fletcher-v2"})
    void everyFlippedBitOfAChunkWithAChecksumIsNoticed(String name) throws IOException {
        byte[] whole = FILES.get(name + ".nc");
        for (float[] chunk : new float[][] {{0, 1, 2}, {3, 4, 0}}) {
            int at = chunkAt(whole, chunk);
            int told = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 12);
            assertEquals(told, Hdf5Filters.fletcher32(Arrays.copyOfRange(whole, at, at + 12), 12));
            for (int bit = 0; bit < 16 * Byte.SIZE; bit++) {
                byte[] damaged = whole.clone();
                damaged[at + bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertFails(
                        Files.write(folder.resolve("flipped.nc"), damaged),
                        "is damaged at byte " + at + ": the chunk of variable " + FLUX
                                + " cannot be unpacked: its checksum is wrong");
            }
        }
    }

    /** Where a chunk stands that its checksum follows, and not another value. */
    private static int chunkAt(byte[] whole, float[] values) {
        ByteBuffer chunk = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        chunk.asFloatBuffer().put(values);
        return IntStream.range(0, whole.length - 16)
                .filter(i -> Arrays.equals(whole, i, i + 12, chunk.array(), 0, 12))
                .filter(i -> whole[i + 12] != 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whateverIsDamagedNothingIsSaidOnStandardOutput() throws IOException {
        Random random = new Random(SEED);
        List<String> names = List.copyOf(FILES.keySet());
        quietly(() -> {
            for (int round = 0; round < 400; round++) {
                byte[] damaged =
                        FILES.get(names.get(random.nextInt(names.size()))).clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(Math.min(damaged.length, 8000))] ^= (byte) (1 << random.nextInt(8));
                }
                tryToRead(Files.write(folder.resolve("damaged.nc"), damaged));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"xr-default", "xr-ms", "xr-seconds", "xr-days", "xr-us", "xr-classic"})
    void timesOfFilesOfXarray(String name) throws IOException {
        long first = Instant.parse("2019-10-24T06:00:02.517Z").toEpochMilli();
        assertArrayEquals(
                new long[] {first, first + 2000, first + 4000, first + 6000, first + 8000},
                read(name + ".nc").samples().timeMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ncgen", "nccopy"})
    void timesOfFilesOfNcgen(String name) throws IOException {
        long first = Instant.parse("2019-10-24T06:00:02Z").toEpochMilli();
        assertArrayEquals(
                new long[] {first, first + 2000, first + 4000},
                read(name + ".nc").samples().timeMs());
    }

    @Test
    void manyAttributesHideNoUnits() throws IOException {
        for (String version : Set.of("v1", "v2")) {
            assertEquals(
                    Instant.parse("2019-10-24T06:00:02Z").toEpochMilli(),
                    read("manyattrs-" + version + ".nc").samples().timeMs()[0]);
        }
    }

    @Test
    void nothingIsSaidOnStandardOutput() throws IOException {
        quietly(() -> {
            for (String name : FILES.keySet()) {
                tryToRead(write(name));
            }
        });
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void quietly(Reading reading) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            reading.run();
        } finally {
            System.setOut(before);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8), "seed " + SEED);
    }

    private static void tryToRead(Path file) {
        try {
            NetcdfFixture.read(file);
        } catch (HtmStException e) {
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        }
    }

    private SourceContent read(String name) throws IOException {
        return NetcdfFixture.read(write(name));
    }

    private Path write(String name) throws IOException {
        return Files.write(folder.resolve(name), FILES.get(name));
    }

    private static void assertFails(Path file, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> NetcdfFixture.read(file));
        assertTrue(e.getMessage().contains(message) && e.getMessage().contains(file.toString()), e.getMessage());
    }
}
