package org.htmst.expression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A formula over the channels, the time and the place of a sample; the package page has the language. Immutable. */
public final class Expression implements Serializable {

    private static final long serialVersionUID = 1;

    private final Node root;
    private final List<String> inputs;
    private final int slots;

    Expression(Node root, List<String> inputs, int slots) {
        this.root = root;
        this.inputs = List.copyOf(inputs);
        this.slots = slots;
    }

    /**
     * Reads an expression.
     *
     * @param isName whether a text is the name or alias of a channel
     * @throws IllegalArgumentException if it is none; the message says where
     */
    public static Expression parse(String text, Predicate<String> isName) {
        return new Parser(text, isName).expression();
    }

    /** The channels that it needs, as they stand in it, each once, in the order of their first mention. */
    public List<String> inputs() {
        return inputs;
    }

    /** The same with other names for its channels. */
    public Expression renamed(UnaryOperator<String> name) {
        List<String> renamed = new ArrayList<>();
        inputs.forEach(input -> renamed.add(name.apply(input)));
        return new Expression(root, renamed, slots);
    }

    /** Whether it is a channel and nothing else. */
    public boolean isChannel() {
        return root instanceof Input;
    }

    /** Whether time or place have a part in it. */
    public boolean isOfPlace() {
        return root.isOfPlace();
    }

    /**
     * Its values for some samples.
     *
     * @param samples what it is computed of
     * @param work room for what is between; good for one expression and one thread
     * @return one value for each sample, NaN where it is missing, and then anything; good until the next call with the same {@code work}, not
     *     to be written into
     */
    public double[] values(ExpressionInputs samples, ExpressionWork work) {
        work.makeRoom(slots, samples.size());
        return root.values(samples, work);
    }

    /** A text that reads as the same expression wherever no name needs to be known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        root.print(text, inputs);
        return text.toString();
    }
}
