package org.htmst.formats.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.Excerpt;
import org.htmst.formats.StoredText;
import org.htmst.sample.ValueType;

/** What a file says of a variable and of each of its components, in words: units, labels, energies and angles. */
final class ComponentWords {

    private final ArrayVariable variable;
    private final String description;
    private final List<String> units;

    /** By dimension: words for each index, or empty. */
    private final List<List<String>> indices = new ArrayList<>();

    private ComponentWords(ArrayVariable variable, String description, List<String> units) {
        this.variable = variable;
        this.description = description;
        this.units = units;
    }

    static ComponentWords of(ArrayFile file, ArrayVariable variable) {
        String unit = variable.firstText("UNITS", "units", "Units");
        List<String> units = unit.isEmpty() ? texts(file, variable.text("UNIT_PTR")) : List.of(unit);
        ComponentWords words = new ComponentWords(
                variable,
                variable.firstText(
                        "CATDESC", "DESCRIPTION", "long_name", "description", "FIELDNAM", "comments", "LABLAXIS"),
                units);
        for (int d = 0; d < variable.shape().size(); d++) {
            words.indices.add(words.dimension(file, d));
        }
        return words;
    }

    String unit(int component) {
        if (units.isEmpty()) {
            return "";
        }
        String unit = units.get(units.size() == variable.components() ? component : 0);
        // Of nothing; ISTP and ESA write it so.
        return unit.equals("-") ? "" : unit;
    }

    String description(int component) {
        StringBuilder text = new StringBuilder(description);
        int[] at = variable.indices(component);
        for (int d = 0; d < at.length; d++) {
            String word = indices.get(d).isEmpty() ? "" : indices.get(d).get(at[d]);
            text.append(text.isEmpty() ? "" : "; ").append(word.isEmpty() ? "index " + at[d] : word);
        }
        String line = Excerpt.plain(text.toString().replaceAll("\\s+", " "));
        return line.length() <= StoredText.LONGEST_LINE ? line : line.substring(0, StoredText.LONGEST_LINE);
    }

    private List<String> dimension(ArrayFile file, int d) {
        int size = variable.shape().get(d);
        String depend = variable.text("DEPEND_" + (d + 1));
        List<String> bounds = depend.isEmpty() ? List.of() : bounds(file, depend, size);
        if (!bounds.isEmpty()) {
            return bounds;
        }
        for (String pointer : List.of(variable.text("LABL_PTR_" + (d + 1)), depend)) {
            List<String> labels = texts(file, pointer);
            if (labels.size() == size) {
                return labels;
            }
        }
        return List.of();
    }

    /** The energies or angles along a dimension with their bounds, if they are the same in all records. */
    private static List<String> bounds(ArrayFile file, String name, int size) {
        Optional<ArrayVariable> found = file.variable(name)
                .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER && v.components() == size && v.records() > 0);
        if (found.isEmpty()) {
            return List.of();
        }
        ArrayVariable bins = found.get();
        double[][] centres = file.numbers(bins);
        String quantity = bins.firstText("LABLAXIS", "FIELDNAM", "long_name");
        quantity = quantity.isEmpty() ? name : quantity;
        String unit = bins.firstText("UNITS", "units");
        double[][] below = deltas(file, bins, "DELTA_MINUS_VAR", size);
        double[][] above = deltas(file, bins, "DELTA_PLUS_VAR", size);
        ValueType type = bins.type().orElse(ValueType.FLOAT64);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!isConstant(centres[i])) {
                words.add(quantity + ", bin " + i + ", which varies with time");
                continue;
            }
            double centre = centres[i][0];
            StringBuilder word =
                    new StringBuilder(quantity + " " + type.text(centre) + (unit.isEmpty() ? "" : " " + unit));
            if (below.length == size && above.length == size && isConstant(below[i]) && isConstant(above[i])) {
                word.append(" (")
                        .append(shortened(type, centre - below[i][0]))
                        .append(" to ")
                        .append(shortened(type, centre + above[i][0]))
                        .append(")");
            }
            words.add(word.toString());
        }
        return words;
    }

    private static String shortened(ValueType type, double bound) {
        return type == ValueType.FLOAT32 ? type.text((float) bound) : type.text(bound);
    }

    private static double[][] deltas(ArrayFile file, ArrayVariable bins, String attribute, int size) {
        return file.variable(bins.text(attribute))
                .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER && v.components() == size && v.records() > 0)
                .map(file::numbers)
                .orElse(new double[0][]);
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(ArrayFile file, String name) {
        return file.variable(name)
                .filter(v -> v.kind() == ArrayVariable.Kind.TEXT && v.records() > 0)
                .map(v -> file.texts(v).stream().map(all -> all.get(0).strip()).toList())
                .orElse(List.of());
    }
}
