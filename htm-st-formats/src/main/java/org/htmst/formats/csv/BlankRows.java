package org.htmst.formats.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A record a line, its fields with blanks and tabs between them, as Fortran and people write tables. */
final class BlankRows extends CsvRows {

    /** Of the text of one line, fields take many times the memory. */
    private static final int MOST_FIELDS = 1 << 20;

    private final BufferedReader lines;
    private final char comment;
    private long line;

    BlankRows(CsvText text, CsvDescriptor.Form form) {
        super(form.skipLines());
        lines = new BufferedReader(text.reader());
        comment = form.comment().orElse('\0');
    }

    @Override
    List<String> read() throws IOException {
        String text = lines.readLine();
        line++;
        while (text != null && comment != '\0' && begins(text)) {
            text = lines.readLine();
            line++;
        }
        return text == null ? null : fields(text);
    }

    private boolean begins(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return text.charAt(i) == comment;
            }
        }
        return false;
    }

    private List<String> fields(String text) throws IOException {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && isBlank(text.charAt(at)) == isBlank(text.charAt(start))) {
                at++;
            }
            if (!isBlank(text.charAt(start))) {
                fields.add(text.substring(start, at));
            }
            if (fields.size() > MOST_FIELDS) {
                throw new IOException("line " + line() + " has more than " + MOST_FIELDS + " fields");
            }
        }
        return fields;
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\f' || letter == '\u000b';
    }

    @Override
    long lineRead() {
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
