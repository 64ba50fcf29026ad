package org.htmst.expression;

import java.util.Arrays;
import java.util.List;
import org.htmst.sample.ValueType;

/**
 * A number.
 *
 * @param value finite and not negative, or NaN for {@code missing}
 */
record Literal(double value, int slot) implements Node {

    static final String MISSING = "missing";

    @Override
    public double[] values(ExpressionInputs samples, ExpressionWork work) {
        double[] out = work.slot(slot);
        Arrays.fill(out, 0, samples.size(), value);
        return out;
    }

    @Override
    public void print(StringBuilder text, List<String> inputs) {
        text.append(Double.isNaN(value) ? MISSING : ValueType.FLOAT64.text(value));
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
