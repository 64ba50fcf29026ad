package org.htmst.cli.session;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.htmst.failure.Excerpt;

/**
 * Text that may be read on a terminal, which would obey some letters of names and messages: these are shown as escapes. Ends of lines,
 * returns and tabs are the program's own; who prints a name on a line takes those out of it with {@link Excerpt#plain}.
 */
public final class TerminalText extends PrintStream {

    public TerminalText(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        super.print(Excerpt.plainLines(String.valueOf(text)));
    }
}
