package org.htmst.formats.array;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file says of itself or of a variable.
 *
 * @param values texts and numbers, in their order
 */
public record Attribute(List<Object> values) {

    public Attribute {
        values = List.copyOf(values);
    }

    /** All values in one text, blanks between them. */
    public String text() {
        return values.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** The first value as a text; of none an empty one. */
    public String first() {
        return values.isEmpty() ? "" : String.valueOf(values.get(0)).strip();
    }

    /** The values that are numbers. */
    public List<Double> numbers() {
        return values.stream()
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .toList();
    }

    /** The only number, if there is just one. */
    public Optional<Double> number() {
        List<Double> numbers = numbers();
        return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
    }
}
