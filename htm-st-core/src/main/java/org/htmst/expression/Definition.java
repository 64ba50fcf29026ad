package org.htmst.expression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.sample.Family;

/**
 * What makes a derived channel.
 *
 * @param product of whose channels it is made; empty for any that has them all
 * @param name of the channel: letters, digits and {@code _}, the first a letter
 * @param expression see the package page
 * @param unit of its values; empty for none
 * @param family its kind; null for that of its first input
 * @param description in words; may be empty
 * @param reference who published it; may be empty
 */
public record Definition(
        String product,
        String name,
        String expression,
        String unit,
        Family family,
        String description,
        String reference)
        implements Serializable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public Definition {
        product = Objects.requireNonNullElse(product, "");
        unit = Objects.requireNonNullElse(unit, "");
        description = Objects.requireNonNullElse(description, "");
        reference = Objects.requireNonNullElse(reference, "");
        Objects.requireNonNull(expression, "expression");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + Excerpt.of(name)
                            + "' is no name for a derived channel; give at most 64 letters, digits and '_', the first a letter");
        }
        if (!Lexer.isPlainName(name)) {
            throw new IllegalArgumentException("'" + name + "' has a meaning in expressions; choose another name");
        }
    }

    /** A formula with a name, for one question. */
    public static Definition of(String name, String expression) {
        return new Definition("", name, expression, "", null, "", "");
    }

    /** The same for another product. */
    public Definition of(String other) {
        return new Definition(other, name, expression, unit, family, description, reference);
    }

    /** Whether a text that stands for a channel is {@code NAME=EXPRESSION}, and so defines it. */
    public static boolean isIn(String text) {
        return text.indexOf('=') >= 0;
    }

    /**
     * Reads {@code NAME=EXPRESSION}.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public static Definition parse(String text) {
        int sign = text.indexOf('=');
        return of(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
    }

    /** Puts together what was parted at a comma inside brackets: {@code r=min(a} and {@code b)} are one. */
    public static List<String> joined(List<String> parts) {
        List<String> whole = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int brackets = 0;
        for (String part : parts) {
            open.append(open.isEmpty() ? "" : ",").append(part);
            brackets += part.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
            if (brackets <= 0) {
                whole.add(open.toString());
                open.setLength(0);
                brackets = 0;
            }
        }
        if (!open.isEmpty()) {
            whole.add(open.toString());
        }
        return whole;
    }

    /** {@code NAME=EXPRESSION}. */
    @Override
    public String toString() {
        return name + "=" + expression;
    }
}
