package org.htmst.simulate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.poes.PoesSatellite;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.simulate.field.MagneticTrack;
import org.htmst.simulate.flux.Activity;
import org.htmst.simulate.flux.Counter;
import org.htmst.simulate.flux.Noise;
import org.htmst.simulate.flux.Telescopes;
import org.htmst.simulate.orbit.Orbit;
import org.htmst.simulate.orbit.Track;

/** What one satellite measures on one day. Values are made when they are asked for. */
public final class SimulatedDay {

    static final double LON_PARTS = 1000;
    static final double ALT_PARTS = 10;
    private static final double FULL_DEG = 360;
    private static final String PRODUCT = "poes-proc";

    private final PoesSatellite satellite;
    private final LocalDate day;
    private final long seed;
    private final SampleTimes times;
    private final Track track;
    private final Map<String, Supplier<double[]>> columns = new HashMap<>();

    private SimulatedDay(PoesSatellite satellite, LocalDate day, long seed) {
        this.satellite = satellite;
        this.day = day;
        this.seed = seed;
        Noise noise = Noise.of(seed, satellite.satellite(), day.toString());
        this.times = SampleTimes.of(day, noise.child("times"));
        this.track = Orbit.nearest(satellite.satellite(), times.startMs()).track(times.timeMs());
        MagneticTrack magnetic = MagneticTrack.of(times.timeMs(), track);
        Calibrations meped = Calibrations.of(times, noise.child("calibration"));
        columns.put("mep_IFC_on", meped::report);
        columns.put("ted_IFC_on", meped::report);
        columns.put("mep_calibration", meped::flags);
        columns.put("ted_calibration", meped::flags);
        double activity = new Activity(seed).at(times.startMs());
        Telescopes telescopes = Telescopes.of(magnetic, noise, activity, meped.on());
        for (Counter counter : Counter.all()) {
            columns.put(counter.flux(), () -> telescopes.flux(counter));
            columns.put(counter.flux() + "_err", () -> telescopes.error(counter));
        }
        columns.putAll(clock());
        columns.putAll(new FieldColumns(track, magnetic, noise.child("field")).all());
        columns.putAll(new OmniColumns(telescopes, noise.child("omni")).all());
        columns.putAll(new TedColumns(times, magnetic, activity, meped.on(), noise.child("ted")).all());
    }

    /**
     * The day of a satellite.
     *
     * @param satellite one of {@link Orbit#satellites()}
     * @param day UTC
     * @param seed other seeds, other noise, gaps and storms
     * @throws IllegalArgumentException if the satellite is none of them
     */
    public static SimulatedDay of(String satellite, LocalDate day, long seed) {
        PoesSatellite known = PoesSatellite.ofName(satellite)
                .filter(s -> Orbit.satellites().contains(satellite))
                .orElseThrow(() -> new IllegalArgumentException("no orbit is known for satellite '" + satellite
                        + "'; allowed: " + String.join(", ", Orbit.satellites())));
        return new SimulatedDay(known, day, seed);
    }

    /** The product that is simulated, NOAA's {@code poes-proc}. */
    public static Product product() {
        return SourceFiles.products().stream()
                .filter(product -> product.name().equals(PRODUCT))
                .findFirst()
                .orElseThrow();
    }

    /** The satellite. */
    public PoesSatellite satellite() {
        return satellite;
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The number of samples. */
    public int size() {
        return times.size();
    }

    /** The samples with the values of {@code channels}, which are of {@link #product()}. */
    public SampleTable samples(List<Channel> channels) {
        double[] lon = Rounded.decimals(track.lonDeg(), LON_PARTS);
        for (int i = 0; i < lon.length; i++) {
            lon[i] = lon[i] == FULL_DEG ? 0 : lon[i];
        }
        return new SampleTable(
                ValueType.FLOAT32,
                List.of(satellite.satellite()),
                new int[size()],
                times.timeMs(),
                lon,
                Rounded.decimals(track.latDeg(), LON_PARTS),
                Rounded.decimals(track.altKm(), ALT_PARTS),
                channels,
                channels.stream().map(this::column).toArray(double[][]::new));
    }

    private double[] column(Channel channel) {
        Supplier<double[]> column = columns.get(channel.name());
        if (column == null) {
            throw new IllegalArgumentException("channel " + channel.name() + " of product " + channel.product()
                    + " is not simulated; only channels of " + PRODUCT + " are");
        }
        return column.get();
    }

    private Map<String, Supplier<double[]>> clock() {
        return Map.of(
                "year", () -> constant(day.getYear()),
                "day", () -> constant(day.getDayOfYear()),
                "msec", () -> Arrays.stream(times.clockMs()).asDoubleStream().toArray(),
                "satID", () -> constant(satellite.satId()),
                "sat_direction", () -> constant(0));
    }

    private double[] constant(double value) {
        double[] values = new double[size()];
        Arrays.fill(values, value);
        return values;
    }
}
