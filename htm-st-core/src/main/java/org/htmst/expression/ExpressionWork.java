package org.htmst.expression;

/** Room for the steps of an expression, used again for every call. To be used by one thread. */
public final class ExpressionWork {

    private double[][] slots = new double[0][];

    void makeRoom(int count, int samples) {
        if (slots.length < count) {
            slots = new double[count][0];
        }
        for (int slot = 0; slot < count; slot++) {
            if (slots[slot].length < samples) {
                slots[slot] = new double[samples];
            }
        }
    }

    double[] slot(int slot) {
        return slots[slot];
    }
}
