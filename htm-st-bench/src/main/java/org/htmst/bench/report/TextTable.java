package org.htmst.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text, padded to equal width; the first {@code left} columns are words, the others numbers. */
public final class TextTable {

    private final int left;
    private final List<String[]> rows = new ArrayList<>();

    public TextTable(int left) {
        this.left = left;
    }

    public TextTable(int left, String... header) {
        this(left);
        rows.add(header);
    }

    public void add(String... cells) {
        rows.add(cells);
    }

    public void print(PrintStream out) {
        int[] width = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < width.length; c++) {
                width[c] = Math.max(width[c], row[c].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < width.length; c++) {
                String pad = " ".repeat(width[c] - row[c].length());
                line.append(c == 0 ? "" : "  ").append(c < left ? row[c] + pad : pad + row[c]);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
