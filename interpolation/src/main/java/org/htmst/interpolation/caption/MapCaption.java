package org.htmst.interpolation.caption;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.ProviderUnit;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/** Sentences about a run. */
public final class MapCaption {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String BETWEEN = "  ·  ";

    private MapCaption() {}

    /** What the channel is, in the provider's words, else its name. */
    public static String what(RunProvenance provenance) {
        return provenance.description().isEmpty() ? provenance.channel() : provenance.description();
    }

    /** The channel and its unit, such as {@code mep_ele_tel0_flux_e1  (cm⁻² s⁻¹ sr⁻¹)}. */
    public static String quantity(RunProvenance provenance) {
        String unit = new ProviderUnit(provenance.unit()).label();
        return provenance.channel() + (unit.isEmpty() ? "" : "  (" + unit + ")");
    }

    /** What the channel of a run is, or what of two runs is compared. */
    public static String what(LocalTimeMaps maps) {
        String first = what(maps.provenance());
        return maps.comparison()
                .map(second -> pair(second, first, what(second.provenance())))
                .map(pair -> pair.substring(0, 1).toUpperCase(Locale.ROOT) + pair.substring(1))
                .orElse(first);
    }

    /** What the values of a run are, and their unit: the channel, a number of samples, or a difference or ratio of such. */
    public static String quantity(LocalTimeMaps maps) {
        String first = statisticOf(maps.parameters(), maps.provenance().channel());
        String name = maps.comparison()
                .map(second -> {
                    String other =
                            statisticOf(second.parameters(), second.provenance().channel());
                    return first.equals(other)
                            ? pair(second, first, other)
                            : first + " " + second.kind().sign() + " " + other;
                })
                .orElse(first);
        String unit = maps.unit().label();
        return name + (unit.isEmpty() ? "" : "  (" + unit + ")");
    }

    /** The channel's description with its statistic, or what of two such is compared. */
    public static String name(LocalTimeMaps maps) {
        String first = statisticOf(maps.parameters(), what(maps.provenance()), "mean of ");
        return maps.comparison()
                .map(second ->
                        pair(second, first, statisticOf(second.parameters(), what(second.provenance()), "mean of ")))
                .orElse(first);
    }

    private static String statisticOf(InterpolationParameters parameters, String what) {
        return statisticOf(parameters, what, "");
    }

    private static String statisticOf(InterpolationParameters parameters, String what, String mean) {
        return switch (parameters.statistic()) {
            case MEAN -> mean + what;
            case MEDIAN, MAX -> parameters.statistic() + " of " + what;
            case COUNT -> "number of samples of " + what;
        };
    }

    /** Two names as one, such as {@code difference of e1}. */
    private static String pair(Comparison comparison, String first, String second) {
        return first.equals(second)
                ? comparison.kind().name().toLowerCase(Locale.ROOT) + " of " + first
                : first + " " + comparison.kind().word() + " " + second;
    }

    /** Which data a run is of; of a comparison, both. */
    public static String data(LocalTimeMaps maps) {
        RunProvenance first = maps.provenance();
        return maps.comparison()
                .map(second -> {
                    boolean same = who(first).equals(who(second.provenance()));
                    String own = same ? data(first).replace(" UTC", "") : data(first);
                    return own + "  " + second.kind().word() + "  "
                            + (same ? when(second.provenance()) : data(second.provenance()));
                })
                .orElse(data(first));
    }

    /** How trixels got their values; of a comparison that of both, if they differ. */
    public static String method(LocalTimeMaps maps) {
        String first = method(maps.parameters());
        return maps.comparison()
                .map(second -> {
                    String other = method(second.parameters());
                    return first.equals(other)
                            ? first + ", of both"
                            : first + "; " + second.kind().word() + " " + other;
                })
                .orElse(first);
    }

    /** Satellites, their direction, the time, and the bounds on values. */
    public static String data(RunProvenance provenance) {
        String who = who(provenance);
        return who + (who.isEmpty() ? "" : BETWEEN) + when(provenance);
    }

    private static String who(RunProvenance provenance) {
        String way = provenance.direction() == Direction.BOTH ? "" : " " + provenance.direction();
        return provenance.satellites().isEmpty() ? "" : String.join(", ", provenance.satellites()) + way;
    }

    private static String when(RunProvenance provenance) {
        List<String> parts = new ArrayList<>(List.of(window(provenance.window())));
        parts.addAll(provenance.conditions());
        return String.join(BETWEEN, parts);
    }

    private static String method(InterpolationParameters parameters) {
        String neighbours = parameters.source() == NeighbourSource.SAMPLES ? "the samples" : "the trixel means";
        String around = neighbours + " within " + number(parameters.radiusKm()) + " km";
        String weighted = around + " weighted by " + weight(parameters.power());
        String space = parameters.space() == ValueSpace.LOG10 ? " of the logarithms" : "";
        String sentence =
                switch (parameters.statistic()) {
                    case MEAN ->
                        "mean" + space + " in each trixel of level " + parameters.level() + ", else of " + weighted;
                    case MEDIAN -> "median in each trixel of level " + parameters.level() + ", else of " + weighted;
                    case MAX -> "greatest value in each trixel of level " + parameters.level() + ", else of " + around;
                    case COUNT -> "samples in each trixel of level " + parameters.level() + ", else of " + around;
                };
        return parameters.minSamples() > 1 ? sentence + ", " + parameters.minSamples() + " or more" : sentence;
    }

    private static String weight(double power) {
        return power == Math.rint(power) ? "distance" + raised((int) -power) : "distance^" + -power;
    }

    /** The hours of a bin, such as {@code 21:00 – 24:00 local time}. */
    public static String bin(LocalTimeMaps maps, int bin) {
        LocalTimeWindow window = maps.bins().windows().get(bin);
        return hour(window.fromHour()) + " – " + hour(window.toHour()) + " " + axis(maps);
    }

    /** The axis of the bins, such as {@code local time}; {@code MLT} is the usual short form of the magnetic one. */
    public static String axis(LocalTimeMaps maps) {
        return maps.bins().axis() == LocalTimeAxis.MAGNETIC_LOCAL_TIME
                ? "MLT"
                : maps.bins().axis().title();
    }

    /** Which program made a run, and when. */
    public static String made(RunProvenance provenance) {
        return provenance.software() + ", " + MINUTE.format(provenance.created()) + " UTC";
    }

    /** A number without needless digits. */
    public static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** A whole number in raised digits. */
    public static String raised(int number) {
        StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A time to the minute, such as {@code 2014-02-01 00:00}. */
    static String minute(long timeMs) {
        return MINUTE.format(Instant.ofEpochMilli(timeMs));
    }

    static String window(TimeWindow window) {
        if (window.startMs() <= TimeWindow.ALWAYS.startMs() && window.endMs() >= TimeWindow.ALWAYS.endMs()) {
            return "all times";
        }
        return minute(window.startMs()) + " to " + minute(window.endMs()) + " UTC";
    }

    private static String hour(double hours) {
        long minutes = Math.round(hours * 60);
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
