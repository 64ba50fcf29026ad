package org.htmst.expression;

import java.io.Serializable;
import java.util.List;

/** A part of an expression that has a value. */
sealed interface Node extends Serializable permits Apply, Input, Literal, Place {

    /** The binding of what needs no parentheses anywhere. */
    int TIGHT = 100;

    double[] values(ExpressionInputs samples, ExpressionWork work);

    /** Appends what reads as this. */
    void print(StringBuilder text, List<String> inputs);

    /** How tightly its text holds together: what binds less than its surroundings needs parentheses. */
    int binding();

    boolean isOfPlace();
}
