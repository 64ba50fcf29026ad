package org.htmst.expression;

import java.util.List;

/** Something about the time and place of a sample. */
record Place(Term term, int slot) implements Node {

    @Override
    public double[] values(ExpressionInputs samples, ExpressionWork work) {
        double[] out = work.slot(slot);
        term.fill(samples, out);
        return out;
    }

    @Override
    public void print(StringBuilder text, List<String> inputs) {
        text.append(term.text());
    }

    @Override
    public int binding() {
        return TIGHT;
    }

    @Override
    public boolean isOfPlace() {
        return true;
    }
}
