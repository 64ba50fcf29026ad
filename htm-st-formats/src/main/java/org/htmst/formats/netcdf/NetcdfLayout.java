package org.htmst.formats.netcdf;

import static org.htmst.formats.StrictJson.required;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.formats.StrictJson;

/**
 * How the files of a built-in product look: which variables they have in which order, and what attributes say. All files seen of a
 * product say the same, but for those whose root attributes are damaged.
 *
 * @param product its name
 * @param attributes of the file, in order
 * @param variables in order; each has a dimension of its own, of its own name
 */
public record NetcdfLayout(String product, Map<String, String> attributes, List<Variable> variables) {

    /**
     * A variable.
     *
     * @param name its name, which is that of its channel, or {@code time}, {@code lat}, {@code lon} or {@code alt}
     * @param units as the file spells them
     * @param longName what it is
     * @param validRange as the file has it, which is not to be believed: one number or two, or none where it is an empty text
     */
    public record Variable(String name, String units, String longName, List<Double> validRange) {

        public Variable {
            required("name", name);
            required("units", units);
            required("longName", longName);
            validRange = List.copyOf(required("validRange", validRange));
        }
    }

    public NetcdfLayout {
        required("product", product);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(required("attributes", attributes)));
        variables = List.copyOf(required("variables", variables));
    }

    private static final class BuiltIn {
        static final List<NetcdfLayout> LAYOUTS = List.of(
                StrictJson.resource(NetcdfLayout.class, "poes-proc-layout.json", NetcdfLayout.class),
                StrictJson.resource(NetcdfLayout.class, "poes-raw-layout.json", NetcdfLayout.class));
    }

    /** The layout of a product's files, if it is one of NOAA's. */
    public static Optional<NetcdfLayout> ofProduct(String product) {
        return BuiltIn.LAYOUTS.stream()
                .filter(layout -> layout.product.equals(product))
                .findFirst();
    }
}
