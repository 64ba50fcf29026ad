package org.htmst.serve.edr;

import java.util.List;

/** A command line on its way, as it could be typed. To be used by one thread. */
final class CommandText {

    private final StringBuilder text;

    CommandText(String command) {
        text = new StringBuilder("htm-st ").append(command);
    }

    /** Adds an option with a value. */
    CommandText option(String name, String value) {
        text.append(' ').append(name).append(value.startsWith("-") ? "=" : " ").append(quoted(value));
        return this;
    }

    /** Adds an option with names, if there are any. */
    CommandText names(String name, List<String> values) {
        return values.isEmpty() ? this : option(name, String.join(",", values));
    }

    /** Adds what is given, with the option that is called so, in the order of {@code arguments}. */
    CommandText options(EdrArguments given, EdrArgument... arguments) {
        for (EdrArgument argument : arguments) {
            given.values(argument).forEach(value -> option("--" + argument.label(), value));
        }
        return this;
    }

    /** Adds a text as it is. */
    CommandText text(String more) {
        text.append(more);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.,:/=+@-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
