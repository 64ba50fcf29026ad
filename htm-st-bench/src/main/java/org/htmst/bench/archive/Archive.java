package org.htmst.bench.archive;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.htmst.formats.Product;
import org.htmst.sample.Channel;
import org.htmst.simulate.SimulatedDay;
import org.htmst.simulate.flux.Counter;
import org.htmst.simulate.orbit.Orbit;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * The simulated samples that all systems are asked about.
 *
 * @param window whole UTC days
 * @param satellites names, each once
 * @param channels what a sample holds, the {@linkplain #measured() measured channel} first and calibration flags last
 * @param seed of the simulation
 */
public record Archive(TimeWindow window, List<String> satellites, List<Channel> channels, long seed) {

    /** The five satellites of the paper. */
    public static final List<String> SATELLITES = List.of("noaa-15", "noaa-18", "noaa-19", "metop-01", "metop-02");

    /** The channel whose values the queries ask for. */
    public static final String MEASURED = "mep_ele_tel0_flux_e1";

    private static final long DAY_MS = 86_400_000;

    /** Some 500 MB where a day is all channels of the telescopes. */
    private static final int DAYS_AT_A_TIME = 60;

    public Archive {
        satellites = List.copyOf(satellites);
        channels = List.copyOf(channels);
    }

    /**
     * An archive of {@code channels}, by name or alias; the measured channel and the flags that spoil a channel are added where they
     * are missing.
     *
     * @throws IllegalArgumentException if the window is not made of whole days or a name is unknown
     */
    public static Archive of(TimeWindow window, List<String> satellites, List<String> channels, long seed) {
        if (window.startMs() == TimeAxis.MIN_MS || window.endMs() == TimeAxis.END_MS) {
            throw new IllegalArgumentException("the archive's time is open on one side; give a first and a last day");
        }
        if (window.isEmpty() || window.startMs() % DAY_MS != 0 || window.endMs() % DAY_MS != 0) {
            throw new IllegalArgumentException("the archive's time " + text(window)
                    + " is not made of whole UTC days; give dates, such as 2014-01-01/P1Y");
        }
        for (String satellite : satellites) {
            if (!Orbit.satellites().contains(satellite)) {
                throw new IllegalArgumentException("no orbit is known for satellite '" + satellite + "'; allowed: "
                        + String.join(", ", Orbit.satellites()));
            }
        }
        return new Archive(window, List.copyOf(new LinkedHashSet<>(satellites)), withFlags(channels), seed);
    }

    /** The names of the twenty telescope channels. */
    public static List<String> telescopes() {
        return Counter.all().stream().map(Counter::flux).toList();
    }

    private static List<Channel> withFlags(List<String> names) {
        Set<Channel> wanted = new LinkedHashSet<>();
        wanted.add(channel(MEASURED));
        names.forEach(name -> wanted.add(channel(name)));
        List.copyOf(wanted).stream()
                .map(Channel::calibration)
                .filter(flag -> !flag.isEmpty())
                .forEach(flag -> wanted.add(channel(flag)));
        return List.copyOf(wanted);
    }

    private static Channel channel(String name) {
        Product product = SimulatedDay.product();
        return product.channel(name)
                .orElseThrow(() -> new IllegalArgumentException("product " + product.name() + " has no channel '" + name
                        + "'; give names as in the files, or aliases such as e1/0"));
    }

    /** The channel whose values the queries ask for. */
    public Channel measured() {
        return channels.get(0);
    }

    /** The channels that are values and no flags. */
    public List<Channel> values() {
        return channels.stream()
                .filter(channel ->
                        channels.stream().noneMatch(other -> other.calibration().equals(channel.name())))
                .toList();
    }

    /** All days of all satellites, day by day. */
    public List<ArchiveDay> days() {
        LocalDate first = date(window.startMs());
        long count = ChronoUnit.DAYS.between(first, date(window.endMs()));
        List<ArchiveDay> days = new ArrayList<>();
        for (long d = 0; d < count; d++) {
            for (String satellite : satellites) {
                days.add(new ArchiveDay(satellite, first.plusDays(d)));
            }
        }
        return days;
    }

    /** What {@code make} makes of every day, in order; {@code what} is told to the user. */
    public <T> MadeDays<T> made(Function<ArchiveDay, T> make, PrintStream talk, String what) {
        int wholeDays = Math.max(1, DAYS_AT_A_TIME / satellites.size());
        return new MadeDays<>(days(), wholeDays * satellites.size(), make, talk, what);
    }

    /** The day as rivals get it, with the first {@code count} values of {@link #values}. */
    public PlainSamples plain(ArchiveDay day, int count) {
        return PlainSamples.of(
                satellites.indexOf(day.satellite()),
                values().subList(0, count),
                SimulatedDay.of(day.satellite(), day.day(), seed));
    }

    /** The same archive, of {@code part} of its time. */
    public Archive during(TimeWindow part) {
        return new Archive(part, satellites, channels, seed);
    }

    /** One line that tells this archive from others. */
    public String describe() {
        return text(window) + " of " + String.join(", ", satellites) + ", " + values().size() + " channels, seed "
                + seed;
    }

    private static String text(TimeWindow window) {
        return date(window.startMs()) + "/" + date(window.endMs());
    }

    private static LocalDate date(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
