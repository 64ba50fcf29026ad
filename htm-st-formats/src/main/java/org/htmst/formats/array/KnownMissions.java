package org.htmst.formats.array;

import java.util.List;
import java.util.Optional;
import org.htmst.formats.StrictJson;

/** The descriptors that come with the program, each of which knows its files by their attributes. */
public final class KnownMissions {

    private static final List<String> RESOURCES = List.of("swarm-mag-lr.json", "de2-rpa.json", "goes-xrs.json");

    private KnownMissions() {}

    private static final class Shipped {
        static final List<ArrayDescriptor> ALL = RESOURCES.stream()
                .map(name -> StrictJson.resource(KnownMissions.class, name, ArrayDescriptor.class))
                .toList();
    }

    /** All of them. */
    public static List<ArrayDescriptor> all() {
        return Shipped.ALL;
    }

    /** The one that describes a file. */
    public static Optional<ArrayDescriptor> descriptor(ArrayFile file) {
        return all().stream().filter(known -> known.fits(file)).findFirst();
    }
}
