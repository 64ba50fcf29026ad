package org.htmst.interpolation.caption;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.interpolation.Direction;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeAxis;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.NeighbourSource;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.ProviderUnit;
import org.htmst.interpolation.Statistic;
import org.htmst.interpolation.ValueSpace;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/** Sentences about a run. */
public final class MapCaption {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MapCaption() {}

    /** What the channel is, in the provider's words, else its name. */
    public static String what(Provenance provenance) {
        return provenance.description().isEmpty() ? provenance.channel() : provenance.description();
    }

    /** The channel and its unit, such as {@code mep_ele_tel0_flux_e1  (cm⁻² s⁻¹ sr⁻¹)}. */
    public static String quantity(Provenance provenance) {
        String unit = new ProviderUnit(provenance.unit()).label();
        return provenance.channel() + (unit.isEmpty() ? "" : "  (" + unit + ")");
    }

    /** What the values of a run are: the channel and its unit, or a number of samples. */
    public static String quantity(LocalTimeMaps maps) {
        return switch (maps.parameters().statistic()) {
            case MEAN -> quantity(maps.provenance());
            case MEDIAN, MAX -> maps.parameters().statistic() + " of " + quantity(maps.provenance());
            case COUNT -> "number of samples of " + maps.provenance().channel();
        };
    }

    /** The unit of the values of a run as UDUNITS spells it. */
    public static String udunits(LocalTimeMaps maps) {
        return maps.parameters().statistic() == Statistic.COUNT
                ? "1"
                : new ProviderUnit(maps.provenance().unit()).udunits();
    }

    /** Satellites, their direction, the time, and the bounds on values. */
    public static String data(Provenance provenance) {
        List<String> parts = new ArrayList<>();
        if (!provenance.satellites().isEmpty()) {
            String way = provenance.direction() == Direction.BOTH ? "" : " " + provenance.direction();
            parts.add(String.join(", ", provenance.satellites()) + way);
        }
        parts.add(window(provenance.window()));
        parts.addAll(provenance.conditions());
        return String.join("  ·  ", parts);
    }

    /** How trixels got their values. */
    public static String method(InterpolationParameters parameters) {
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
    public static String made(Provenance provenance) {
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

    private static String window(TimeWindow window) {
        if (window.startMs() <= TimeWindow.ALWAYS.startMs() && window.endMs() >= TimeWindow.ALWAYS.endMs()) {
            return "all times";
        }
        return MINUTE.format(Instant.ofEpochMilli(window.startMs())) + " to "
                + MINUTE.format(Instant.ofEpochMilli(window.endMs())) + " UTC";
    }

    private static String hour(double hours) {
        long minutes = Math.round(hours * 60);
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
