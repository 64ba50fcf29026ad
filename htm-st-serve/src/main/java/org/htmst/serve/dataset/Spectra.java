package org.htmst.serve.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.sample.Channel;

/**
 * Finds the channels of a product that are one instrument at several energies: their names differ in a number at the end, they have one
 * unit, and the description of each tells one energy, as in {@code >40 keV}.
 */
final class Spectra {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(_?[A-Za-z]?)([0-9]+)");
    private static final Pattern ENERGY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(eV|keV|MeV)\\b");

    private static final String ENERGIES =
            "energy of each channel, or its lower bound where the channel has no upper one";

    private Spectra() {}

    /** One parameter for each such group of two or more, in the order of their first channels. */
    static List<DatasetParameter> of(List<Channel> channels) {
        Map<List<Object>, List<Channel>> groups = new LinkedHashMap<>();
        for (Channel channel : channels) {
            Matcher name = NUMBERED.matcher(channel.name());
            if (name.matches()
                    && !channel.type().isInteger()
                    && energyKev(channel).isPresent()) {
                groups.computeIfAbsent(
                                List.of(name.group(1), name.group(2), channel.unit(), channel.instrument()),
                                same -> new ArrayList<>())
                        .add(channel);
            }
        }
        List<DatasetParameter> spectra = new ArrayList<>();
        groups.forEach((key, group) -> {
            List<Double> energies = group.stream()
                    .map(channel -> energyKev(channel).orElseThrow())
                    .toList();
            if (group.size() > 1 && rises(energies)) {
                spectra.add(spectrum((String) key.get(0), group, energies));
            }
        });
        return spectra;
    }

    private static DatasetParameter spectrum(String name, List<Channel> group, List<Double> energies) {
        List<DatasetParameter> scalars =
                group.stream().map(DatasetParameter::channel).toList();
        List<String> fills =
                scalars.stream().map(DatasetParameter::fill).distinct().toList();
        return new DatasetParameter(
                name,
                DatasetParameter.Type.DOUBLE,
                scalars.get(0).unit(),
                fills.size() == 1 ? fills.get(0) : DatasetParameter.NAN,
                String.join(", ", group.stream().map(Channel::name).toList()) + " as one",
                scalars.stream().flatMap(scalar -> scalar.elements().stream()).toList(),
                Optional.of(new ParameterBins("energy", "keV", ENERGIES, energies, List.of())));
    }

    /** The one energy that a description tells, keV. */
    private static Optional<Double> energyKev(Channel channel) {
        List<MatchResult> told = ENERGY.matcher(channel.description()).results().toList();
        if (told.size() != 1) {
            return Optional.empty();
        }
        double number = Double.parseDouble(told.get(0).group(1));
        return Optional.of(
                switch (told.get(0).group(2)) {
                    case "eV" -> number / 1000;
                    case "MeV" -> number * 1000;
                    default -> number;
                });
    }

    private static boolean rises(List<Double> energies) {
        for (int i = 1; i < energies.size(); i++) {
            if (energies.get(i) <= energies.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
