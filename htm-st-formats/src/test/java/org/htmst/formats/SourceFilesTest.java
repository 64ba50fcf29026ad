package org.htmst.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.formats.netcdf.NetcdfFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken for which kind of file, before and while it is read. */
class SourceFilesTest {

    private static final String DESCRIPTOR =
            """
            {"product": "tables", "title": "t", "time": {"column": "t", "format": "epoch-s"},
             "satellite": {"constant": "a"}, "place": {"lon": "x", "lat": "y"},
             "channels": [{"name": "v", "family": "P", "instrument": "i", "type": "float64"}]}
            """;

    private static final String TABLE = "t,x,y,v\n1571896802,1,2,3\n";

    @TempDir
    private Path folder;

    @Test
    void aTableOfAnySuffixIsReadByItsDescriptor() throws Exception {
        Path json = write("named.json", DESCRIPTOR);
        Optional<CsvDescriptor> named = Optional.of(CsvDescriptor.read(json));
        for (String name : new String[] {"a.csv", "a.txt", "a.tsv.TXT", "a", "a.dat"}) {
            Path file = write(name, TABLE);
            SourceFiles.check(file, named);
            assertEquals(1, SourceFiles.read(file, named).samples().size());
        }
        write("beside.json", DESCRIPTOR);
        Path beside = write("beside.txt", TABLE);
        SourceFiles.check(beside, Optional.empty());
        assertEquals(
                "tables", SourceFiles.read(beside, Optional.empty()).product().name());
    }

    @Test
    void netcdfIsKnownByItsBytesOrItsSuffix() throws Exception {
        Path json = write("named.json", DESCRIPTOR);
        Optional<CsvDescriptor> named = Optional.of(CsvDescriptor.read(json));
        Path netcdf = NetcdfFixture.proc(3).write(folder.resolve("swapped.csv"));
        SourceFiles.check(netcdf, named);
        assertEquals("poes-proc", SourceFiles.read(netcdf, named).product().name());
        assertFails(write("table.nc", TABLE), named, "is not a netCDF file: it starts with bytes 74 2c 78");
    }

    @Test
    void whatCannotBeLoadedIsToldInTheRightWords() throws Exception {
        assertFails(Path.of("https://www.ncei.noaa.gov/poes_n15_20191024_proc.nc"), "is an address, not a file");
        assertFails(Path.of("s3://bucket/a.csv"), "is an address, not a file");
        assertFails(Path.of("file:/tmp/a.nc"), "is an address, not a file");
        assertFails(Path.of("-"), "would be standard input");
        assertFails(Path.of("/dev/null"), "is not a regular file");
        assertFails(folder, "is a directory; name the files in it, such as " + folder.resolve("*.nc"));
        assertFails(folder.resolve("none.nc"), "does not exist");
        assertFails(Files.createFile(folder.resolve("empty.txt")), "is empty");
        assertFails(write("table.txt", TABLE), "a table of text needs a descriptor of its columns");
        assertFails(write("table.csv", TABLE), "a CSV file needs a descriptor of its columns; put it into ");
        byte[] zipped = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
        assertFails(
                Files.write(folder.resolve("poes_n15_20191024_proc.nc.gz"), zipped),
                "is packed with gzip; unpack it with gunzip first");
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static void assertFails(Path file, String message) {
        assertFails(file, Optional.empty(), message);
    }

    /** The check says what the reading would say. */
    private static void assertFails(Path file, Optional<CsvDescriptor> descriptor, String message) {
        HtmStException checked = assertThrows(HtmStException.class, () -> SourceFiles.check(file, descriptor));
        HtmStException read = assertThrows(HtmStException.class, () -> SourceFiles.read(file, descriptor));
        assertTrue(checked.getMessage().contains(message), checked.getMessage());
        assertEquals(read.getMessage(), checked.getMessage());
        assertTrue(checked.getMessage().startsWith(file.toString()), checked.getMessage());
    }
}
