package org.htmst.interpolation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit as NOAA's files spell it, such as {@code #/cm2-s-str-keV}: what is counted, a stroke, and the factors below it.
 * Other spellings are handed on as they are.
 *
 * @param text the provider's spelling; empty for none
 */
public record ProviderUnit(String text) {

    private static final Pattern FRACTION = Pattern.compile("(#|[A-Za-z]+)/([A-Za-z]+[2-9]?(?:-[A-Za-z]+[2-9]?)*)");
    private static final Map<String, String> SYMBOLS = Map.of(
            "days", "d",
            "hours", "h",
            "minutes", "min",
            "seconds", "s",
            "millisec", "ms",
            "milliseconds", "ms",
            "microseconds", "us",
            "nanoseconds", "ns",
            "deg", "degree");

    /** What NOAA's files have where nothing is measured in units. */
    private static final Set<String> NO_UNITS = Set.of(
            "on/off", "true/false", "energy channel", "step", "level", "frame", "ID", "variable", "key value", "flag");

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * The spelling of UDUNITS, which the CF conventions ask for: {@code cm-2 s-1 sr-1 keV-1}; {@code 1} for none. Lengths of time are
     * symbols, since their words in the plural make xarray turn the numbers into dates.
     */
    public String udunits() {
        return text.isEmpty() || NO_UNITS.contains(text) ? "1" : SYMBOLS.getOrDefault(text, spelled("-", false));
    }

    /** The spelling of print: {@code cm⁻² s⁻¹ sr⁻¹ keV⁻¹}. */
    public String label() {
        return spelled("⁻", true);
    }

    private String spelled(String minus, boolean raised) {
        Matcher fraction = FRACTION.matcher(text);
        if (!fraction.matches()) {
            return text;
        }
        List<String> factors = new ArrayList<>();
        if (!fraction.group(1).equals("#")) {
            factors.add(fraction.group(1));
        }
        for (String factor : fraction.group(2).split("-")) {
            boolean hasPower = Character.isDigit(factor.charAt(factor.length() - 1));
            String name = hasPower ? factor.substring(0, factor.length() - 1) : factor;
            char power = hasPower ? factor.charAt(factor.length() - 1) : '1';
            factors.add(
                    (name.equals("str") ? "sr" : name) + minus + (raised ? SUPERSCRIPTS.charAt(power - '0') : power));
        }
        return String.join(" ", factors);
    }
}
