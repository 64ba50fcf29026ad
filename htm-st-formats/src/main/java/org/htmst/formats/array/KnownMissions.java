package org.htmst.formats.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.formats.StrictJson;

/** The descriptors that come with the program, each of which knows its files by their attributes. */
public final class KnownMissions {

    /** By format: the names of their files. */
    private static final Map<String, List<String>> RESOURCES = Map.of(
            "CDF", List.of("swarm-mag-lr.json", "de2-rpa.json"),
            "netCDF", List.of("goes-xrs.json"));

    private KnownMissions() {}

    private static final class Shipped {
        static final Map<String, List<ArrayDescriptor>> ALL = RESOURCES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(name -> StrictJson.resource(KnownMissions.class, name, ArrayDescriptor.class))
                        .toList()));
    }

    /** The products described, of files of a format such as {@code CDF}. */
    public static List<String> products(String format) {
        return Shipped.ALL.get(format).stream().map(ArrayDescriptor::product).toList();
    }

    /** The one that describes a file. */
    static Optional<ArrayDescriptor> descriptor(ArrayFile file) {
        return Shipped.ALL.getOrDefault(file.format(), List.of()).stream()
                .filter(known -> known.fits(file))
                .findFirst();
    }
}
