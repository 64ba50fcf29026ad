package org.htmst.serve.catalogue;

import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What follows the question mark of a request, each at most once. One without a value, as forms send them, is not given. */
final class CatalogueArguments {

    static final String Q = "q";
    static final String SATELLITE = "satellite";
    static final String PRODUCT = "product";
    static final String CHANNEL = "channel";
    static final String FAMILY = "family";
    static final String REGION = "region";
    static final String TIME = "time";
    static final String F = "f";

    /** All that tell which datasets are wanted. */
    static final List<String> SEARCH = List.of(Q, SATELLITE, PRODUCT, CHANNEL, FAMILY, REGION, TIME);

    /** As long as questions of people are. */
    private static final int MOST = 1000;

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * The arguments of a request.
     *
     * @param given by their names
     * @param allowed beside the form
     * @throws CatalogueRefusal if there is another, or one twice
     */
    CatalogueArguments(Map<String, Deque<String>> given, List<String> allowed) {
        given.forEach((name, all) -> {
            if (!name.equals(F) && !allowed.contains(name)) {
                List<String> known = new ArrayList<>(allowed);
                known.add(F);
                throw new CatalogueRefusal("there is an unknown argument; known are " + String.join(", ", known));
            }
            if (all.size() > 1) {
                throw new CatalogueRefusal(name + " is given twice; give it once, with commas between several names");
            }
            String value = all.getFirst().strip();
            if (value.length() > MOST) {
                throw new CatalogueRefusal(name + " is longer than " + MOST + " characters");
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
    }

    /** The value of an argument; empty if it is not given. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Those given that tell which datasets are wanted. */
    Map<String, String> search() {
        Map<String, String> search = new LinkedHashMap<>(values);
        search.remove(F);
        return search;
    }

    /**
     * The form asked for.
     *
     * @param allowed the first unless one is given
     * @throws CatalogueRefusal if it is none of them
     */
    String form(List<String> allowed) {
        String form = values.getOrDefault(F, allowed.get(0));
        if (!allowed.contains(form)) {
            throw new CatalogueRefusal("f is no form of this; give " + String.join(", ", allowed));
        }
        return form;
    }
}
