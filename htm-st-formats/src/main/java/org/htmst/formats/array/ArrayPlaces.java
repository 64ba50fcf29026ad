package org.htmst.formats.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmst.earth.Position;
import org.htmst.formats.place.PlaceRule;
import org.htmst.formats.place.Quantity;
import org.htmst.sample.ValueType;

/** The places of the records of a file. */
final class ArrayPlaces implements RecordPlaces {

    private static final Pattern COMPONENT = Pattern.compile("(.+)\\[(\\d{1,6})]");

    private final ArrayFile file;
    private final PlaceRule rule;
    private final int records;

    /** One for each number of the place: by record, or one for all. */
    private final List<double[]> numbers = new ArrayList<>();

    private final Set<String> used = new TreeSet<>();
    private boolean single;

    ArrayPlaces(ArrayFile file, PlaceRule rule, ArrayVariable time) {
        this.file = file;
        this.rule = rule;
        this.records = time.records();
        this.single = rule.isAsItStands();
        for (Quantity quantity : rule.quantities()) {
            if (quantity.column().isPresent()) {
                addColumn(quantity.column().get(), time);
            } else {
                single = false;
                numbers.add(new double[] {constant(quantity)});
            }
        }
    }

    @Override
    public Set<String> used() {
        return used;
    }

    @Override
    public ValueType type() {
        return rule.type().orElse(single ? ValueType.FLOAT32 : ValueType.FLOAT64);
    }

    @Override
    public Optional<Position> at(int record, long timeMs) {
        double[] own = new double[numbers.size()];
        for (int i = 0; i < own.length; i++) {
            double[] all = numbers.get(i);
            own[i] = all[all.length == 1 ? 0 : record];
        }
        Position place = rule.at(timeMs, own);
        return Optional.of(
                type() == ValueType.FLOAT32
                        ? new Position((float) place.lonDeg(), (float) place.latDeg(), (float) place.altKm())
                        : place);
    }

    private double constant(Quantity quantity) {
        if (quantity.constant().isPresent()) {
            return quantity.constant().getAsDouble();
        }
        String name = quantity.attribute().orElseThrow();
        Attribute attribute = file.attributes().get(name);
        if (attribute == null) {
            throw file.file().error("has no attribute " + name + ", which the descriptor names as part of the place");
        }
        try {
            return quantity.told(attribute.first());
        } catch (IllegalArgumentException e) {
            throw file.file().error(e.getMessage(), e);
        }
    }

    private void addColumn(String column, ArrayVariable time) {
        Matcher component = COMPONENT.matcher(column);
        boolean isWhole = file.variable(column).isPresent() || !component.matches();
        ArrayVariable variable = variable(isWhole ? column : component.group(1), time);
        int wanted = isWhole ? -1 : Integer.parseInt(component.group(2));
        int components = (int) variable.components();
        if (rule.isVector() && isWhole ? components != 3 : isWhole ? components != 1 : wanted >= components) {
            throw file.file()
                    .error("variable " + variable.name() + " has " + components + " values a record; "
                            + (rule.isVector()
                                    ? "a position has three"
                                    : "name one of them, as '" + variable.name() + "[0]'"));
        }
        used.add(variable.name());
        single &= variable.type().equals(Optional.of(ValueType.FLOAT32))
                && variable.meaning().isPlain();
        double[][] all = file.numbers(variable);
        for (int c = 0; c < components; c++) {
            if (isWhole || c == wanted) {
                numbers.add(meant(variable, all[c]));
            }
        }
    }

    private ArrayVariable variable(String name, ArrayVariable time) {
        ArrayVariable variable = file.variable(name)
                .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER)
                .orElseThrow(() -> file.file()
                        .error("has no variable of numbers " + name
                                + ", which the descriptor names as part of the place; its variables of numbers: "
                                + file.variables().stream()
                                        .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER)
                                        .map(ArrayVariable::name)
                                        .collect(Collectors.joining(", "))));
        if (variable.varies() && variable.records() != records) {
            throw file.file()
                    .error("variable " + name + " has " + variable.records() + " records but " + time.name() + " has "
                            + records + "; a place for each time was expected");
        }
        if (!variable.varies() && variable.records() == 0) {
            throw file.file().error("variable " + name + " has no value, so that no place is known");
        }
        return variable;
    }

    private static double[] meant(ArrayVariable variable, double[] raw) {
        ArrayVariable.Meaning meaning = variable.meaning();
        double[] meant = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            meant[i] = meaning.isFill(raw[i]) ? Double.NaN : raw[i] * meaning.scale() + meaning.offset();
        }
        return meant;
    }
}
