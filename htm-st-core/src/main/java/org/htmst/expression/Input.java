package org.htmst.expression;

import java.util.List;

/**
 * A channel.
 *
 * @param input its place among the inputs of the expression
 */
record Input(int input) implements Node {

    @Override
    public double[] values(ExpressionInputs samples, ExpressionWork work) {
        return samples.channel(input);
    }

    @Override
    public void print(StringBuilder text, List<String> inputs) {
        String name = inputs.get(input);
        text.append(Lexer.isPlainName(name) ? name : "\"" + name + "\"");
    }

    @Override
    public int binding() {
        return TIGHT;
    }

    @Override
    public boolean isOfPlace() {
        return false;
    }
}
