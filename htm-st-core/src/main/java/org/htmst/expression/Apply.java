package org.htmst.expression;

import java.util.List;

/** A function or operator of other parts. */
record Apply(Function function, List<Node> arguments, int slot) implements Node {

    Apply {
        arguments = List.copyOf(arguments);
    }

    @Override
    public double[] values(ExpressionInputs samples, ExpressionWork work) {
        double[][] of = new double[arguments.size()][];
        for (int a = 0; a < of.length; a++) {
            of[a] = arguments.get(a).values(samples, work);
        }
        double[] out = work.slot(slot);
        function.apply(of, samples.size(), out);
        return out;
    }

    @Override
    public void print(StringBuilder text, List<String> inputs) {
        switch (function.form()) {
            case CALL -> {
                text.append(function.text()).append('(');
                for (int a = 0; a < arguments.size(); a++) {
                    text.append(a == 0 ? "" : ", ");
                    arguments.get(a).print(text, inputs);
                }
                text.append(')');
            }
            case PREFIX -> {
                text.append(function.text()).append(function == Function.NOT ? " " : "");
                print(text, inputs, 0, binding());
            }
            case LEFT -> infix(text, inputs, binding(), binding() + 1);
            case RIGHT, ALONE ->
                infix(
                        text,
                        inputs,
                        binding() + 1,
                        function == Function.POWER ? Function.NEGATE.binding() : binding() + 1);
            case CHOICE -> {
                print(text, inputs, 0, binding() + 1);
                text.append(" ? ");
                print(text, inputs, 1, 0);
                text.append(" : ");
                print(text, inputs, 2, 0);
            }
        }
    }

    private void infix(StringBuilder text, List<String> inputs, int left, int right) {
        print(text, inputs, 0, left);
        text.append(' ').append(function.text()).append(' ');
        print(text, inputs, 1, right);
    }

    private void print(StringBuilder text, List<String> inputs, int argument, int least) {
        Node node = arguments.get(argument);
        boolean isLoose = node.binding() < least;
        text.append(isLoose ? "(" : "");
        node.print(text, inputs);
        text.append(isLoose ? ")" : "");
    }

    @Override
    public int binding() {
        return function.binding();
    }

    @Override
    public boolean isOfPlace() {
        return arguments.stream().anyMatch(Node::isOfPlace);
    }
}
