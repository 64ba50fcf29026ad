package org.htmst.cli.session;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.htmst.failure.Excerpt;

/**
 * Text that may be read on a terminal, which would obey some letters of names and messages: these are shown as escapes. Ends of lines,
 * returns and tabs are the program's own; who prints a name on a line takes those out of it with {@link Excerpt#plain}.
 */
public final class TerminalText extends PrintStream {

    private final UnaryOperator<String> shown;

    /** Text on {@code out}, each piece changed by {@code shown} before. */
    public TerminalText(OutputStream out, UnaryOperator<String> shown) {
        super(out, true, StandardCharsets.UTF_8);
        this.shown = shown;
    }

    @Override
    public void print(String text) {
        super.print(Excerpt.plainLines(shown.apply(String.valueOf(text))));
    }
}
