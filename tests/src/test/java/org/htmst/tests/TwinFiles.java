package org.htmst.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.simulate.SimulatedDay;
import org.htmst.simulate.SimulatedSource;

/**
 * Four days of two products and four satellites, a sample about every minute and a half, so that most chunks of the days between
 * lie wholly inside many questions: files that lack a channel, flags that are never set, set and set throughout, values that are
 * missing, and files that overlap others.
 */
final class TwinFiles {

    static final LocalDate FIRST_DAY = LocalDate.of(2013, 2, 1);
    static final int DAYS = 4;
    static final long DAY_MS = 86_400_000;
    static final long START_MS = FIRST_DAY.toEpochDay() * DAY_MS;

    private static final List<String> NOAA = List.of("noaa-18", "noaa-19");
    private static final List<String> NOAA_CHANNELS = List.of(
            "mep_calibration",
            "ted_calibration",
            "mep_ele_tel0_flux_e1",
            "mep_ele_tel90_flux_e1",
            "ted_ele_tel0_flux_4",
            "L_IGRF",
            "MLT");
    private static final int EVERY = 45;

    private static final String DESCRIPTOR =
            """
            {"product": "twin-probe", "title": "made up", "description": "made up", "comment": "#",
             "time": {"column": "time", "format": "iso-8601"}, "satellite": {"column": "craft"},
             "place": {"lon": "lon", "lat": "lat", "alt": "alt"},
             "channels": [
              {"name": "flux", "alias": "e1/0", "family": "EP", "instrument": "T", "type": "float32", "missing": [-999],
               "description": "flux", "calibration": "busy"},
              {"name": "field", "family": "MF", "instrument": "M", "type": "float64", "description": "field"},
              {"name": "counts", "family": "EP", "instrument": "T", "type": "uint16", "description": "counts",
               "missing": [65535], "calibration": "busy"},
              {"name": "busy", "family": "EP", "instrument": "T", "type": "uint8", "description": "flag"}]}
            """;

    private final Random random;
    private final Path folder;
    private final List<SampleTable> simulated;
    private final List<Channel> noaaChannels;
    private int made;

    TwinFiles(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
        this.noaaChannels = NOAA_CHANNELS.stream()
                .map(name -> SimulatedDay.product().channel(name).orElseThrow())
                .toList();
        this.simulated = NOAA.stream()
                .map(satellite -> new SimulatedSource(satellite, FIRST_DAY, 1, noaaChannels)
                        .read()
                        .samples())
                .toList();
    }

    /** The file of a day of NOAA's layout, the simulated one with other places and values; {@code lacking} is not in it. */
    SourceContent noaa(int satellite, int day, List<String> lacking) {
        SampleTable table = thinned(simulated.get(satellite), day * DAY_MS, lacking);
        return content("poes_" + NOAA.get(satellite) + "_" + FIRST_DAY.plusDays(day) + "_proc.nc", table);
    }

    /** A file of another name that holds, with other values, what the days {@code day} and the next have around midnight. */
    SourceContent acrossMidnight(int satellite, int day) {
        SampleTable first = thinned(simulated.get(satellite), day * DAY_MS, List.of());
        SampleTable second = thinned(simulated.get(satellite), (day + 1) * DAY_MS, List.of());
        long midnightMs = START_MS + (day + 1) * DAY_MS;
        SampleTable both = joined(first, second);
        int[] rows = IntStream.range(0, both.size())
                .filter(i -> Math.abs(both.timeMs()[i] - midnightMs) < DAY_MS / 3)
                .toArray();
        return content("overlap_" + NOAA.get(satellite) + "_" + FIRST_DAY.plusDays(day) + ".nc", picked(both, rows));
    }

    private static SourceContent content(String name, SampleTable table) {
        return new SourceContent(
                Path.of(name),
                1000,
                Integer.toHexString(Arrays.hashCode(table.timeMs()))
                        + Integer.toHexString(Arrays.deepHashCode(table.values())),
                "twin",
                SimulatedDay.product(),
                table,
                table.size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private SampleTable thinned(SampleTable day, long laterMs, List<String> lacking) {
        int[] rows = IntStream.range(0, day.size()).filter(i -> i % EVERY == 0).toArray();
        SampleTable thin = picked(day, rows);
        double turnDeg = 360 * random.nextDouble();
        double factor = 0.5 + random.nextDouble();
        int flagging = random.nextInt(3);
        List<Channel> channels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int c = 0; c < noaaChannels.size(); c++) {
            Channel channel = noaaChannels.get(c);
            if (!lacking.contains(channel.name())) {
                channels.add(channel);
                values.add(changed(channel, thin.values()[c], factor, flagging));
            }
        }
        return new SampleTable(
                thin.positionType(),
                thin.satellites(),
                thin.satellite(),
                Arrays.stream(thin.timeMs()).map(t -> t + laterMs).toArray(),
                Arrays.stream(thin.lonDeg())
                        .map(lon -> (float) ((lon + turnDeg) % 360))
                        .toArray(),
                thin.latDeg(),
                thin.altKm(),
                channels,
                values.toArray(double[][]::new));
    }

    /** Of every third file the flags are never set, of every third as simulated, of every third in long spans. */
    private double[] changed(Channel channel, double[] values, double factor, int flagging) {
        double[] changed = values.clone();
        boolean isFlag = channel.name().endsWith("_calibration");
        for (int i = 0; i < changed.length; i++) {
            if (isFlag) {
                changed[i] = flagging == 0 ? 0 : flagging == 1 ? values[i] : i / 200 % 2;
            } else if (random.nextInt(20) == 0) {
                changed[i] = channel.missing().isEmpty()
                        ? Double.NaN
                        : channel.missing().get(0);
            } else if (!channel.isMissing(values[i])) {
                double other = values[i] * factor;
                changed[i] = (float) (channel.name().equals("MLT") ? other % 24 : other);
            }
        }
        return changed;
    }

    private static SampleTable joined(SampleTable first, SampleTable second) {
        double[][] values = new double[first.channels().size()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = joined(first.values()[c], second.values()[c]);
        }
        return new SampleTable(
                first.positionType(),
                first.satellites(),
                new int[first.size() + second.size()],
                IntStream.range(0, first.size() + second.size())
                        .mapToLong(i -> i < first.size() ? first.timeMs()[i] : second.timeMs()[i - first.size()])
                        .toArray(),
                joined(first.lonDeg(), second.lonDeg()),
                joined(first.latDeg(), second.latDeg()),
                joined(first.altKm(), second.altKm()),
                first.channels(),
                values);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static SampleTable picked(SampleTable table, int[] rows) {
        double[][] values = new double[table.channels().size()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = picked(table.values()[c], rows);
        }
        return new SampleTable(
                table.positionType(),
                table.satellites(),
                new int[rows.length],
                Arrays.stream(rows).mapToLong(i -> table.timeMs()[i]).toArray(),
                picked(table.lonDeg(), rows),
                picked(table.latDeg(), rows),
                picked(table.altKm(), rows),
                table.channels(),
                values);
    }

    private static double[] picked(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    /** A CSV file of two satellites, written and read again: {@code hours} from a time, on orbits of their own. */
    SourceContent csv(String name, long startMs, int hours, int flagging) throws IOException {
        StringBuilder text = new StringBuilder("time,craft,lon,lat,alt,flux,field,counts,busy\n");
        for (int i = 0; i < hours * 40; i++) {
            long timeMs = startMs + i * 90_000L;
            double turn = Math.floorMod(timeMs, 5_820_000L) / 5_820_000.0;
            String craft = i % 3 == 0 ? "alpha" : "bravo";
            double lonDeg = Math.round(360e3 * random.nextDouble() - 180e3) / 1e3;
            double latDeg = Math.round(87e3 * Math.sin(2 * Math.PI * turn)) / 1e3;
            String flux = random.nextInt(9) == 0 ? "-999" : Float.toString((float) random.nextGaussian());
            String field = random.nextInt(15) == 0 ? "" : Double.toString(30_000 * random.nextDouble());
            int counts = random.nextInt(12) == 0 ? 65_535 : random.nextInt(3000);
            int busy = flagging == 0 ? 0 : flagging == 1 ? 1 : i / 25 % 2;
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.3f,%.3f,500,%s,%s,%d,%d%n",
                    Instant.ofEpochMilli(timeMs),
                    craft,
                    lonDeg,
                    latDeg,
                    flux,
                    field,
                    counts,
                    busy));
        }
        // Versions of a file have the same name, but must not overwrite each other here.
        Path file = Files.createDirectories(folder.resolve(Integer.toString(made++)))
                .resolve(name);
        Files.writeString(file, text);
        Path descriptor = folder.resolve("twin.json");
        Files.writeString(descriptor, DESCRIPTOR);
        return SourceFiles.read(file, Optional.of(CsvDescriptor.read(descriptor)));
    }
}
