package org.htmst.formats.array;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * A variable of a file of arrays.
 *
 * @param name its name; behind those of its groups and {@code /} if it is in some
 * @param kind what its values are
 * @param type their number type; empty for 64-bit integers and what is no number
 * @param shape the dimensions of one record, in the order of row-major indices; empty if a record is one value
 * @param varies whether it has a value for each record, and not one for all
 * @param records how many it has
 * @param axis what runs along with its records: the variable of its times, or the name of a dimension; empty if nothing says so
 * @param virtual whether its values are to be computed by whoever reads it
 * @param meaning what its numbers mean
 * @param attributes all of them, by name
 */
public record ArrayVariable(
        String name,
        Kind kind,
        Optional<ValueType> type,
        List<Integer> shape,
        boolean varies,
        int records,
        Optional<String> axis,
        boolean virtual,
        Meaning meaning,
        Map<String, Attribute> attributes) {

    /** What values are. */
    public enum Kind {
        NUMBER,
        TIME,
        TEXT
    }

    /**
     * What numbers mean.
     *
     * @param fills the numbers that stand for none, as they stand
     * @param least the least valid number, one for all or one for each component; empty if there is none
     * @param most the greatest one, as {@code least}
     * @param scale what a number is to be multiplied with
     * @param offset what is then to be added
     */
    public record Meaning(List<Double> fills, List<Double> least, List<Double> most, double scale, double offset) {

        public Meaning {
            fills = List.copyOf(fills);
            least = List.copyOf(least);
            most = List.copyOf(most);
        }

        /** Whether numbers are what they look like. */
        public boolean isPlain() {
            return scale == 1 && offset == 0;
        }

        /** Whether a number of a component stands for none. */
        public boolean isFill(double number) {
            for (int i = 0; i < fills.size(); i++) {
                if (fills.get(i) == number) {
                    return true;
                }
            }
            return Double.isNaN(number);
        }

        /** Whether a number of a component is in the range that the file says is valid. */
        public boolean isValid(double number, int component) {
            return !(number < bound(least, component, Double.NEGATIVE_INFINITY)
                    || number > bound(most, component, Double.POSITIVE_INFINITY));
        }

        private static double bound(List<Double> bounds, int component, double none) {
            return bounds.isEmpty() ? none : bounds.get(component < bounds.size() ? component : 0);
        }
    }

    public ArrayVariable {
        shape = List.copyOf(shape);
        attributes = new LinkedHashMap<>(attributes);
    }

    /** How many values a record has. */
    public long components() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** An attribute in a text; empty if it is not there or says nothing. */
    public String text(String attribute) {
        Attribute found = attributes.get(attribute);
        return found == null ? "" : found.text();
    }

    /** The first of these attributes that says something. */
    public String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The indices of a component. */
    public int[] indices(int component) {
        int[] indices = new int[shape.size()];
        int rest = component;
        for (int d = indices.length - 1; d >= 0; d--) {
            indices[d] = rest % shape.get(d);
            rest /= shape.get(d);
        }
        return indices;
    }
}
