package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.StandardOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

/** What needs no store: wrong usage, and the grid. */
class UsageTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ``                                               | no command is given
            grid                                             | grid needs one of: id, cell, cover
            server                                           | server needs one of: start, stop, status
            qurey                                            | unknown command 'qurey'; did you mean query?
            count --bxo 1,2,3,4                              | unknown option '--bxo'; did you mean --box
            count --limit 3                                  | unknown option '--limit' (see
            count --cap 0,100,5                              | option '--cap' (LON,LAT,RADIUS): '0,100,5': latitude 100.0
            count --time 2019-10-25/2019-10-24               | before its start
            count --local-time 3                             | it is no FROM,TO
            count --where "L_IGRF is 3"                      | is not of the form 'CHANNEL > NUMBER'
            count --where "L_IGRF < three"                   | which is not a number
            count --home a --conf b                          | name two stores; leave one out
            count --cap 1,2                                  | has no radius
            count --polygon none.geojson                     | cannot be read
            count --box                                      | Missing required parameter for option '--box' (W,S,E,N)
            query --format netcdf                            | name a file with -o FILE
            query --format xml                               | 'xml': allowed: csv, jsonl, geojson, netcdf
            query --limit -1                                 | limit -1 is negative
            query --limit many                               | 'many' is not
            query --order size                               | 'size': allowed: key, code, time
            query -o no-such-folder/a.csv                    | does not exist
            summarize --channel e1/0 --by lat:0              | bin width 0 of lat
            summarize --channel e1/0 --by L:2/1              | do not ascend: 1 follows 2
            summarize --channel e1/0 --by lon:0/400          | outside -180 to 360
            summarize --channel e1/0 --by time:1w            | period '1w' is none
            summarize --channel e1/0 --statistic mode        | statistic 'mode' is none of count, mean
            summarize --channel e1/0 --format netcdf         | name a file with -o FILE
            summarize --channel e1/0 -o a.tif                | let the name end in .txt, .csv, .json
            summarize --channel e1/0 --by time:1d --time 2014 --ratio-to 2013 | leave --by time out
            summarize --channel e1/0 --difference-to 2013    | which is not given; give --time
            summarize --channel e1/0 --time 2014 --ratio-to 2013 --difference-to 2012 | exclude each other
            summarize --channel e1/0 --by time:1h --epochs no --after 2d | belong together
            summarize --channel e1/0 --by time:1h --epochs no --before 0d --after 2d | file of events 'no' cannot be read
            passes --gap 0s                                  | gap PT0S is not 1 ms to 366 days
            query --closest --box 0,0,9,9                     | --closest has no place to be close to; give --wkt
            query --apart 30s                                | --apart is a length of time between samples in the order of
            summarize --channel e1/0 --by time:1h --epochs 2019-10-24,2019-10-24T00:00Z --before 0d --after 2d | time 2 of the list repeats time 1
            passes --gap soon                                | it is no duration; give one such as 13.5d, 6h, 10m, 30s
            passes --min-samples 0                           | 0 samples are no passage
            passes --limit -1                                | limit -1 is negative
            passes --statistic average                       | statistic 'average' is none of
            passes --format netcdf                           | name a file with -o FILE
            passes -o a.geojson                              | .json, .jsonl, .ndjson, .nc, .nc4, .arrow, .feather, .parquet
            query -o a.parquet.gz                            | would be a compressed parquet file
            explain --channel e1/0 --summary --plan-only     | leave it out, or --summary and --by
            explain --channel e1/0 --by time:1w              | period '1w' is none
            load                                             | Missing required parameter: 'FILE'
            rm                                               | rm needs either
            rm 3 --satellite noaa-15                         | rm needs either
            vacuum --grace -PT1H                             | is negative
            vacuum --grace soon                              | it is no duration
            server start --conf a.xml                        | does not start or stop
            interpolate -o a.nc                              | Missing required option: '--channel=NAME'
            interpolate --channel e1/0                       | give -o FILE.nc
            interpolate --channel e1/0 -o a.nc --level 11    | map level 11 is outside 0..10
            interpolate --channel e1/0 -o a.nc --bin 0,3     | is in no bin
            interpolate --channel e1/0 -o a.nc --bins 4 --bin 0,24 | leave one out
            interpolate --channel e1/0 -o a.nc --radius-km 0 | radius 0.0 km
            interpolate --channel e1/0 -o a.nc --radius-km far | radius 'far' is neither a number of km nor 'auto'
            interpolate --channel e1/0 -o a.nc --level 30    | map level 30 is outside 0..10
            interpolate --channel e1/0 -o a.nc --power -1    | power -1.0 is outside
            interpolate --channel e1/0 -o a.nc --bin 0,13 --bin 12,24 | local-time bins 0.0,13.0 and 12.0,24.0 overlap
            interpolate --channel e1/0 -o a.nc --bin 0,13 --bin 12,24 --part-of-day | overlap
            interpolate --channel e1/0 -o a.nc --bins 0      | number of local-time bins 0 is outside
            interpolate --channel e1/0 -o a.nc --statistic mode | 'mode': allowed: mean, median, max, count
            interpolate --channel e1/0 -o a.nc --space ln    | 'ln': allowed: linear, log10
            interpolate --channel e1/0 -o a.nc --from pixels | 'pixels': allowed: samples, cells
            interpolate --channel e1/0 -o a.nc --axis utc    | 'utc': allowed: local-time, magnetic-local-time
            interpolate --channel e1/0 -o a.nc --direction up | 'up': allowed: ascending, descending, both
            interpolate --channel e1/0 -o a.nc --min-samples 0 | least number of samples 0 is not 1 or more
            interpolate --channel e1/0 -o a.nc --max-memory much | it is no amount of memory
            interpolate --channel e1/0 -o a.nc --max-memory 0 | it is none
            interpolate --channel e1/0 -o no-such-folder/a.nc | does not exist
            interpolate --channel e1/0 -o a.nc --every 13.5d | give --time START/END with both sides
            interpolate --channel e1/0 -o a.nc --every soon  | it is no duration; give one such as 13.5d
            interpolate --channel e1/0 -o a.nc --every 1d --time 2014-02-01/P9D | put {start} or {number} into its name
            interpolate --channel e1/0 -o no/{start}.nc --every 1d --time 2014-02-01/P9D | does not exist
            interpolate --channel e1/0 -o a.nc --format csv  | give --validate with it
            interpolate --channel e1/0 -o a.nc --validate    | --validate makes no file
            interpolate --channel e1/0 --validate --hold-out 1 | --hold-out 1.0 is not between 0 and 1
            map a.nc                                         | give -o FILE.png
            map a.nc -o a                                    | let the name end in .png, .svg, .pdf, .gif, .nc, .csv or .tif
            map a.nc -o a.png --min 5 --max 1                | colour scale from 5.0 to 1.0
            map a.nc -o a.png --scale log --min 0            | a logarithmic colour scale has no place for 0.0
            map a.nc -o a.png --grid 1deg                    | --grid is for .nc, .csv and .tif
            map a.nc -o a.png --dial --bin 0,3               | leave out --bin
            map a.nc -o a.png --dial --projection north      | leave out --projection
            map a.nc -o a.png --projection mercator          | allowed: equirectangular, mollweide, robinson, north, south
            map a.nc -o a.png --projection north --edge 90   | edge latitude 90.0 is outside
            map a.nc -o a.png --centre 400                   | longitude 400.0 is outside
            map a.nc -o a.png --palette jet                  | allowed: viridis, cividis, magma, blue-red
            map a.nc -o a.png --height 5                     | height 5 is outside
            map a.nc -o a.png --dpi 5                        | resolution 5 is outside
            map a.nc -o a.tif --grid 7deg                    | grid '7deg' is no side of a cell
            map a.nc -o a.csv --palette magma                | is no picture
            map a.nc -o a.nc --bin 0,3                       | is no picture
            map a.nc -o a.nc --panels 2x4                    | is no picture
            map a.nc b.nc -o a.nc                            | holds the maps of one file, not of 2
            map a.nc -o a.png --minus b.nc --over c.nc       | leave one out
            map a.nc -o a.png --box 0,0,1,1                  | a box of 1.0 x 1.0 degrees has no room for a map
            map a.nc -o a.png --box 0,80,180,90              | makes no map
            map a.nc -o a.png --box 0,0,10                   | W,S,E,N
            map a.nc -o a.png --box 0,0,10,10 --projection north | a box is cut out of an equirectangular map
            map a.nc -o a.png --box 0,0,10,10 --centre 5     | leave out --centre
            map a.nc -o a.png --hemisphere north             | --hemisphere is for dials; give --dial
            map a.nc -o a.png --dial --hemisphere west       | allowed: north, south
            map a.nc -o a.png --dial-latitude b.nc           | --dial-latitude is for dials; give --dial
            map a.nc b.nc -o a.png --dial                    | a picture has the dials of one file
            map a.nc -o a.png --panels 2                     | it is no ROWSxCOLUMNS
            map a.nc -o a.png --panels 0x2                   | it is no ROWSxCOLUMNS
            map a.nc -o a.png --panels 2x4 --columns-of-maps 4 | leave one out
            map a.nc -o a.png --dial --panels 1x2            | leave out --panels
            map a.nc -o a.png --frame-ms 100                 | let the name of the output end in .gif
            map a.nc -o a.gif --frame-ms 15                  | frames of 15 ms are not 20..60000 ms in steps of 10
            map a.nc -o a.gif --panels 2x4                   | --panels is for one picture
            map a.nc -o a.gif --grid 1deg                    | --grid is for .nc, .csv and .tif
            interpolate --channel L -o a.nc --map a.png --common-limits | --common-limits is for a series; give --every
            interpolate --channel L -o {start}.nc --every 1d --time 2014-02-01/P9D --common-limits | give --map, too
            interpolate --channel L -o {start}.tif --map {start}.png --every 1d --time 2014-02-01/P9D --common-limits | let -o end in .nc
            plot --channel e1/0 --by time:1d                 | give -o FILE.png, .svg or .pdf
            plot --channel e1/0 --by time:1d -o a.nc         | let the name end in .png, .svg, .pdf
            plot --channel e1/0 -o a.png                     | a figure needs groups for its axes; give --by
            plot nosuch.csv -o a.png                         | file 'nosuch.csv' does not exist
            plot a.csv --time 2014 -o a.png                  | file 'a.csv' holds what was asked when it was made; leave out --time
            plot --by time:1d -o a.png                       | it is not said whose values are drawn; give --channel NAME
            plot --by lat:5 -o a.png                         | it is not said whose values are drawn; give --channel NAME
            plot --channel e1/0 --by time:1d,L:0 -o a.png    | bin width 0 of L is not above 0
            plot --channel e1/0 --by time:1w -o a.png        | period '1w' is none
            plot --channel e1/0 --by trixel:4 -o a.png       | trixels have no axis
            plot --channel e1/0 --by pass,lat:5 -o a.png     | passages have no axis
            summarize --channel e1/0 --by pass --time 2014 --ratio-to 2013 | leave --by pass out
            plot --channel e1/0 --by time:1d,L:1,MLT:1 -o a.png | make no spectrogram, whose axes are
            plot --channel e1/0 --by time:1d --kind pie -o a.png | allowed: spectrogram, lines, dial, grid, histogram
            plot --channel e1/0 --by time:1d --kind dial -o a.png | make no dial, whose axes are MLT or local-time
            plot --channel e1/0 --by time:1d --statistic average -o a.png | statistic 'average' is none of
            plot --channel e1/0 --by time:1d,L:1 --statistic p5,p95 -o a.png | a spectrogram shows one statistic
            plot --channel e1/0 --by time:1d --band p75,p25 -o a.png | give two percentiles, the lower one first
            plot --channel e1/0 --by time:1d --panel month -o a.png | give satellite or direction
            plot --channel e1/0 --by time:1d,L:1 --axis 8,1 -o a.png | --axis needs two numbers, the lower one first
            plot --channel e1/0 --by time:1d,L:1 --projection north -o a.png | leave out --projection
            plot --channel e1/0 --by time:1d,L:1 --columns-of-maps 2 -o a.png | leave out --columns-of-maps
            plot --channel e1/0 --by time:1d,L:1 --min 5 --max 1 -o a.png | the lower one first
            tracks --channel e1/0                            | give -o FILE.png, .svg or .pdf
            tracks --channel e1/0 -o a.nc                    | let the name end in .png, .svg, .pdf
            tracks -o a.png                                  | give --channel NAME with one name
            tracks --channel e1/0,e1/90 -o a.png             | give --channel NAME with one name
            interpolate --channel e1/0 -o a.txt              | let the name end in .nc, .nc4, .csv or .tif
            interpolate --channel e1/0 -o a.nc --map a.gif   | let the name end in .png, .svg, .pdf
            interpolate --channel e1/0 -o a.nc --grid 0      | grid '0' is no side of a cell
            map a.nc -o a.png --width 5                      | width 5 is outside
            simulate --into-store                            | Missing required option: '--time=START/END'
            simulate --time 2014-07-01/P1D                   | give either -d DIR for files or --into-store
            simulate --time 2014-07-01/P1D -d a --into-store | give either -d DIR for files or --into-store
            simulate --time 2014-07-01/.. --into-store       | is open on one side
            simulate --time 2014-07-01/PT1H --into-store     | is not made of whole UTC days
            simulate --time 2014-07-01/2014-07-01 -d a       | is not made of whole UTC days
            simulate --time 2014-07-01/P1D --satellite metop-03 --into-store | no orbit is known for satellite 'metop-03'; allowed: metop-01
            simulate --time 2014-07-01/P1D --channel e1/0 -d a | files hold all channels
            simulate --time 2014-07-01/P1D --channel e9/0 --into-store | product poes-proc has no channel 'e9/0'
            simulate --time 2014-07-01/P1D --seed x -d a     | 'x' is not
            map a.nc -o a.png --width 8.5                    | width '8.5' is not understood; give pixels
            map a.nc -o a.png --width 8.5mm                  | width '8.5mm' is not understood
            map a.nc -o a.png --width 2cm                    | width 236 is outside 600..12000 pixels
            map a.nc -o a.png --font-size 5                  | letters of 5.0 pt are outside 6..36 pt
            map a.nc -o a.png --columns-of-maps 0            | --columns-of-maps 0 is below 1
            interpolate --channel L -o a.nc --min 1          | give --map FILE.png
            query -o a.json                                  | output 'a.json' does not say its form; let the name end in .csv
            query -o a.hdf --channel e1/0                    | does not say its form
            query -o a.nc.gz                                 | a compressed netcdf file
            grid id 0,91                                     | latitude 91.0 is outside
            grid id 0,0 --level 25                           | 25
            grid cell N4                                     | trixel name 'N4' is not allowed
            grid cell 3                                      | trixel id 3 is not of a level
            grid cover --level 3 --max-ranges 0              | at most 0 ranges
            """)
    void wrongUsageIsOneLineAndCodeTwo(String line, String message) {
        Run run = Run.of(words(line));
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().length, run.err());
        assertTrue(run.err().startsWith("htm-st: "), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.err().contains(" --help)"), run.err());
    }

    @Test
    void anExistingFileIsRefusedBeforeAnyWork(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "mine");
        Run run = Run.of("query", "-o", file.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("exists; give --overwrite"), run.err());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFileThatIsNoMapFails(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.nc"), "text");
        Run run = Run.of("map", file.toString(), "-o", folder.resolve("a.png").toString());
        assertEquals(1, run.code());
        assertEquals(1, run.errLines().length, run.err());
        assertTrue(run.err().contains("a.nc"), run.err());
    }

    @Test
    void filesThatAreNoneAreToldOfBeforeAServerIsStarted(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path table = Files.writeString(folder.resolve("table.txt"), "a,b");
        Run run = Run.of(
                Map.of("HTM_ST_HOME", home.toString()),
                "load",
                "https://example.org/a.nc",
                folder.toString(),
                folder.resolve("none.nc").toString(),
                table.toString());
        assertEquals(1, run.code());
        String[] lines = run.errLines();
        assertEquals(4, lines.length, run.err());
        assertTrue(
                lines[0].startsWith("htm-st: failed https://example.org/a.nc is an address; --allow-http"), run.err());
        assertTrue(lines[1].contains("is a directory; name the files in it"), run.err());
        assertTrue(lines[2].contains("none.nc does not exist"), run.err());
        assertTrue(lines[3].contains("a table of text needs a descriptor"), run.err());
        assertTrue(run.out().startsWith("4 files: 4 failed"), run.out());
        assertFalse(Files.exists(home));
    }

    @Test
    void debugShowsTheTrace() {
        assertTrue(Run.of("grid", "cell", "N4", "--debug").err().contains("\tat org.htmst."));
        assertFalse(Run.of("grid", "cell", "N4").err().contains("\tat "));
    }

    @Test
    void gridIdTakesWesternLongitudes() {
        Run run = Run.of("grid", "id", "-45,-30", "45,80", "--level", "2", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals("lon,lat,level,trixel,name\n-45.0,-30.0,2,191,S333\n45.0,80.0,2,244,N310\n", run.out());
    }

    @Test
    void gridCellTakesNameAndNumber() {
        Run named = Run.of("grid", "cell", "N310");
        assertEquals(0, named.code(), named.err());
        assertTrue(named.out().contains("N3100 N3101 N3102 N3103"), named.out());
        assertEquals(named.out(), Run.of("grid", "cell", "244").out());
    }

    @Test
    void gridCoverOfTheNorthIsItsFourRoots() {
        Run run = Run.of("grid", "cover", "--level", "0", "--format", "csv", "-q");
        assertEquals("first,end,trixels,part,first_name\n8,16,8,inner,S0\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void gridCoversThatNoMemoryHoldsAreRefused() {
        Run fine = Run.of("grid", "cover", "--region", "saa", "--level", "24");
        assertEquals(2, fine.code());
        assertEquals("", fine.out());
        assertTrue(
                fine.err().contains("more than 1000000 trixels of level 24 on its border; give a coarser"), fine.err());
        Run many = Run.of("grid", "cover", "--region", "saa", "--level", "24", "--max-ranges", "100001");
        assertEquals(2, many.code());
        assertTrue(many.err().contains("--max-ranges 100001 is outside 1..100000"), many.err());
        Run loose = Run.of("grid", "cover", "--region", "saa", "--level", "24", "--max-ranges", "7", "--format", "csv");
        assertEquals(0, loose.code(), loose.err());
        assertTrue(loose.out().lines().count() <= 1 + 7 + 15, loose.out());
    }

    @Test
    void aReaderThatLeavesEndsTheProgramQuietly() {
        assertEquals("0 ", runInto(new IOException("Broken pipe")));
        assertTrue(runInto(new IOException("No space left on device"))
                .startsWith("1 htm-st: standard output cannot be written: No space left"));
    }

    @Test
    void whatACommandCameToStandsThoughNobodyReadsOn() {
        assertEquals("1 ", runInto(new IOException("Broken pipe"), "faults"));
        assertEquals("1 ", runInto(new IOException("EPIPE (Broken pipe)"), "faults"));
        assertEquals(
                "2 ",
                runInto(new IOException("Broken pipe"), "grid", "cell", "N9").substring(0, 2));
        assertTrue(
                runInto(new IOException("No space left on device"), "faults").startsWith("1 htm-st: standard output"));
    }

    /** Says what it found, as a verification does, and that this is not well. */
    @Command(name = "faults")
    private record Faults(PrintStream out) implements Callable<Integer> {
        @Override
        public Integer call() {
            out.println("a fault");
            return 1;
        }
    }

    private static String runInto(IOException failure) {
        return runInto(failure, "grid", "cell", "N0");
    }

    /** Exit code and standard error of a command whose output fails. */
    private static String runInto(IOException failure, String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new StandardOutput(broken),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Clock.systemUTC(),
                false);
        int code = HtmSt.commandLine(session)
                .addSubcommand(new Faults(session.text()))
                .execute(arguments);
        return code + " " + err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            --alert=e3/90                    | is not of the form 'CHANNEL > NUMBER'
            --alert=e3/90 > 1 or e1/90 > 2   | speaks of several channels; give --alert for each of them
            --alert=in saa                   | is not of the form 'CHANNEL > NUMBER'
            --exec=cat                       | --exec needs something to run for
            --every=0s                       | --every PT0S is no time
            """)
    void aWatchIsToldWhatItCannotDo(String option, String message) {
        Run run = Run.of("watch", ".", option);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }
}
