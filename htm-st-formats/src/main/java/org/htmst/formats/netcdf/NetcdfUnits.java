package org.htmst.formats.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmst.formats.SourceFile;
import org.htmst.sample.Channel;

/** Whether the numbers of a netCDF file count what those of the store do, by the attribute {@code units}. */
final class NetcdfUnits {

    private static final String[] DEGREES = {"degree", "degrees", "deg"};
    private static final List<String> NORTH = degrees("n", "north");
    private static final List<String> EAST = degrees("e", "east");
    private static final List<String> KM = List.of("", "km", "kilometer", "kilometers", "kilometre", "kilometres");
    private static final List<String> M = List.of("m", "meter", "meters", "metre", "metres");
    private static final double M_PER_KM = 1000;

    /** What makes no difference between two spellings. */
    private static final Pattern IGNORED = Pattern.compile("[\\s\\[\\]_]");

    private final SourceFile file;
    private final NetcdfVariables variables;

    NetcdfUnits(SourceFile file, NetcdfVariables variables) {
        this.file = file;
        this.variables = variables;
    }

    /** Ways to write degrees that may be in the direction {@code towards}. */
    private static List<String> degrees(String... towards) {
        List<String> all = new ArrayList<>(List.of("", "\u00b0"));
        for (String degrees : DEGREES) {
            all.add(degrees);
            for (String direction : towards) {
                all.add(degrees + direction);
            }
        }
        return all;
    }

    /** Checks that latitude and longitude are in degrees, north and east. */
    void checkDegrees() {
        check("lat", "degrees north", NORTH);
        check("lon", "degrees east", EAST);
    }

    /** How many of its units make a kilometre above the ground: 1 or 1000. */
    double altitudesPerKm() {
        String positive = variables.text("alt", "positive").orElse("up");
        if (!positive.equalsIgnoreCase("up")) {
            throw file.error("variable alt has the attribute positive '" + positive + "'; up was expected");
        }
        if (M.contains(plain("alt"))) {
            return M_PER_KM;
        }
        check("alt", "km or m", KM);
        return 1;
    }

    /**
     * Checks that a variable without units or with the ones of its channel holds it: those that NOAA's files have for it, or those
     * that the catalog has, which are right where NOAA's are not.
     */
    void check(String variable, Channel channel) {
        String noaa = Layouts.UNITS.getOrDefault(channel.product(), Map.of()).getOrDefault(variable, channel.unit());
        if (variables.text(variable, "units").orElse("").equals(noaa)) {
            return;
        }
        check(
                variable,
                noaa.isEmpty() ? "none" : "'" + noaa + "'",
                List.of("", plainText(noaa), plainText(channel.unit())));
    }

    private static final class Layouts {
        static final Map<String, Map<String, String>> UNITS = NetcdfProduct.builtIn().stream()
                .map(product -> NetcdfLayout.ofProduct(product.product().name()))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(NetcdfLayout::product, layout -> layout.variables().stream()
                        .collect(Collectors.toMap(NetcdfLayout.Variable::name, NetcdfLayout.Variable::units))));
    }

    private void check(String variable, String expected, List<String> allowed) {
        String plain = plain(variable);
        if (!allowed.contains(plain)) {
            throw file.error("variable " + variable + " has units '"
                    + variables.text(variable, "units").orElse("") + "'; " + expected
                    + " was expected, and nothing is converted");
        }
    }

    private String plain(String variable) {
        return plainText(variables.text(variable, "units").orElse(""));
    }

    /** Of two spellings of one unit the same. */
    private static String plainText(String units) {
        return IGNORED.matcher(units.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace("str", "sr")
                .replace("**", "")
                .replace("^", "");
    }
}
