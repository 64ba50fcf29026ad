package org.htmst.tests.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.htmst.simulate.ProcFile;
import org.htmst.simulate.SimulatedDay;
import org.htmst.tests.SampleFiles;

/**
 * The files of all drills: the real ones, some simulated days in NOAA's layout, and many small files of a made-up instrument in
 * three families, two hours each. Every fourth small file has a second version of other values.
 *
 * @param descriptor of the small files
 * @param kept loaded once, and there in all drills
 * @param stream loaded in every drill, as far as its time goes, and removed after it; a second version comes 20 files after the
 *     first
 */
record DrillFiles(Path descriptor, List<LoadFile> kept, List<LoadFile> stream) {

    static final String PRODUCT = "drill";
    static final String SATELLITE = "drill-1";
    static final long START_MS = 1_400_000_400_000L;
    static final long SLOT_MS = 7_200_000;

    private static final int SAMPLES = 600;
    private static final int SMALL_FILES = 400;
    private static final int VERSION_AFTER = 20;
    private static final List<Integer> DAYS_AT = List.of(12, 60, 140);
    private static final List<String> DAY_SATELLITES = List.of("noaa-18", "noaa-19", "metop-02");
    private static final LocalDate DAY = LocalDate.of(2014, 7, 1);
    private static final String DESCRIPTOR =
            """
            {
              "product": "drill",
              "title": "Made-up values for fault tests",
              "time": {"column": "time_ms", "format": "epoch-ms"},
              "satellite": {"constant": "drill-1"},
              "place": {"lon": "lon", "lat": "lat", "alt": "alt", "type": "float32"},
              "channels": [
                {"name": "flux", "family": "EP", "instrument": "DRILL", "type": "float32", "description": "made up"},
                {"name": "field", "family": "MF", "instrument": "DRILL", "type": "float32", "description": "made up"},
                {"name": "density", "family": "P", "instrument": "DRILL", "type": "float64", "description": "made up"}
              ]
            }
            """;

    DrillFiles {
        kept = List.copyOf(kept);
        stream = List.copyOf(stream);
    }

    /** Writes all into a folder; the same seed gives the same files. */
    static DrillFiles write(Path folder, long seed) throws IOException {
        Path descriptor = Files.writeString(folder.resolve("drill.json"), DESCRIPTOR);
        Files.createDirectories(folder.resolve("1"));
        Files.createDirectories(folder.resolve("2"));
        List<LoadFile> kept = new ArrayList<>();
        for (Path file : SampleFiles.NETCDF) {
            kept.add(new LoadFile(kept.size(), 1, file));
        }
        kept.add(new LoadFile(kept.size(), 1, small(folder, 0, 1, seed)));
        List<LoadFile> stream = new ArrayList<>();
        List<LoadFile> later = new ArrayList<>();
        for (int i = 1; i < SMALL_FILES; i++) {
            int slot = kept.size() + i - 1;
            stream.add(new LoadFile(slot, 1, small(folder, i, 1, seed)));
            later.add(i % 4 == 0 ? new LoadFile(slot, 2, small(folder, i, 2, seed)) : null);
            LoadFile due = i > VERSION_AFTER ? later.get(i - VERSION_AFTER - 1) : null;
            if (due != null) {
                stream.add(due);
            }
        }
        for (int d = 0; d < DAYS_AT.size(); d++) {
            int slot = kept.size() + SMALL_FILES - 1 + d;
            stream.add(DAYS_AT.get(d), new LoadFile(slot, 1, day(folder, DAY_SATELLITES.get(d), seed)));
        }
        return new DrillFiles(descriptor, kept, stream);
    }

    /**
     * The file that a load comes to after {@code before} others: those of the stream, and then for ever the files that have two
     * versions, the first and the second in turn.
     */
    LoadFile next(int before) {
        if (before < stream.size()) {
            return stream.get(before);
        }
        List<LoadFile> seconds = stream.stream().filter(f -> f.version() == 2).toList();
        int more = before - stream.size();
        LoadFile second = seconds.get(more % seconds.size());
        int version = 3 + more / seconds.size();
        return new LoadFile(
                second.slot(),
                version,
                version % 2 == 0 ? second.path() : firstVersion(second).path());
    }

    private LoadFile firstVersion(LoadFile file) {
        return stream.stream().filter(f -> f.slot() == file.slot()).findFirst().orElseThrow();
    }

    /** One more than the highest slot. */
    int slots() {
        return 1 + all().mapToInt(LoadFile::slot).max().orElseThrow();
    }

    List<LoadFile> ofVersion(int version) {
        return all().filter(file -> file.version() == version).toList();
    }

    private Stream<LoadFile> all() {
        return Stream.concat(kept.stream(), stream.stream());
    }

    private static Path day(Path folder, String satellite, long seed) throws IOException {
        SimulatedDay day = SimulatedDay.of(satellite, DAY, seed);
        String name = "poes_" + day.satellite().token()
                + DAY.format(DateTimeFormatter.ofPattern("'_'yyyyMMdd'_proc.nc'", Locale.ROOT));
        ProcFile.write(day, folder.resolve("1").resolve(name));
        return folder.resolve("1").resolve(name);
    }

    /** The times and places of both versions are the same, so that only a value tells which one an answer came from. */
    private static Path small(Path folder, int number, int version, long seed) throws IOException {
        Random random = new Random(seed + 31L * number + version);
        StringBuilder text = new StringBuilder("time_ms,lon,lat,alt,flux,field,density\n");
        for (int i = 0; i < SAMPLES; i++) {
            long timeMs = START_MS + number * SLOT_MS + i * (SLOT_MS / SAMPLES);
            double turn = Math.floorMod(timeMs, 6_120_000L) / 6_120_000.0;
            text.append(timeMs)
                    .append(',')
                    .append(Math.floorMod(timeMs / 230, 360_000L) / 1000.0 - 180)
                    .append(',')
                    .append(81 * Math.sin(2 * Math.PI * turn))
                    .append(",850,")
                    .append(100 * random.nextDouble())
                    .append(',')
                    .append(30_000 + 100 * random.nextGaussian())
                    .append(',')
                    .append(random.nextDouble())
                    .append('\n');
        }
        Path file =
                folder.resolve(Integer.toString(version)).resolve(String.format(Locale.ROOT, "drill_%04d.csv", number));
        return Files.writeString(file, text);
    }
}
