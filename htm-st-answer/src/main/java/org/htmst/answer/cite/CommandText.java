package org.htmst.answer.cite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command of the program as one text, as it could be typed. */
public final class CommandText {

    private CommandText() {}

    /** The text of some arguments. */
    public static String of(List<String> arguments) {
        return arguments.stream().map(CommandText::quoted).collect(Collectors.joining(" ", "htm-st ", ""));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_.,:/=+@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** The arguments of such a text. */
    public static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted && i + 1 < text.length()) {
                i++;
                argument.append(text.charAt(i));
            } else if (c == ' ' && !quoted) {
                arguments.add(argument.toString());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        arguments.add(argument.toString());
        return List.copyOf(arguments.subList(1, arguments.size()));
    }
}
