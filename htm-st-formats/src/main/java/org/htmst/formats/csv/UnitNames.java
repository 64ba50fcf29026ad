package org.htmst.formats.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.formats.StoredText;
import org.htmst.sample.Channel;

/**
 * Names of columns that have units behind them: {@code B_N [nT]}, {@code flux(cm-2 s-1)}.
 *
 * @param names without the units
 * @param units of the names that have one
 */
record UnitNames(List<String> names, Map<String, String> units) {

    private static final Pattern NAME = Pattern.compile("(.*[^\\s])\\s*(?:\\[([^\\[\\]]*)\\]|\\(([^()]*)\\))");

    static UnitNames of(List<String> written) {
        List<String> names = new ArrayList<>();
        Map<String, String> units = new HashMap<>();
        for (String name : written) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                names.add(parts.group(1));
                String unit = parts.group(2) == null ? parts.group(3) : parts.group(2);
                units.put(parts.group(1), unit.strip());
            } else {
                names.add(name);
            }
        }
        return new UnitNames(names, units);
    }

    /**
     * The channels, those without a unit with that of their column.
     *
     * @param warnings is told of units of columns that are not those of their channels
     * @throws IllegalArgumentException if a unit cannot be stored
     */
    List<Channel> channels(List<Channel> described, List<CsvDescriptor.Column> columns, List<String> warnings) {
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < described.size(); c++) {
            Channel channel = described.get(c);
            String unit = units.getOrDefault(columns.get(c).name(), "");
            if (channel.unit().isEmpty() && !unit.isEmpty()) {
                StoredText.check("unit", unit, StoredText.LONGEST_NAME);
                channel = new Channel(
                        channel.product(),
                        channel.name(),
                        channel.alias(),
                        channel.family(),
                        channel.instrument(),
                        channel.type(),
                        unit,
                        channel.description(),
                        channel.missing(),
                        channel.calibration());
            } else if (!unit.isEmpty()
                    && !unit.equals(channel.unit())
                    && columns.get(c).factor() == 1) {
                warnings.add("column " + columns.get(c).name() + " has the unit '" + unit + "' in its name, channel "
                        + channel.name() + " '" + channel.unit() + "'; that of the channel is kept");
            }
            channels.add(channel);
        }
        return channels;
    }
}
