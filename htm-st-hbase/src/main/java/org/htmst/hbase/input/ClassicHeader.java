package org.htmst.hbase.input;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks the header of a classic netCDF file before NetCDF-Java does, which takes counts and lengths at their word. The layout is
 * that of the netCDF Classic Format Specification.
 */
final class ClassicHeader {

    private static final int DIMENSIONS = 10;
    private static final int VARIABLES = 11;
    private static final int ATTRIBUTES = 12;

    /** By the number of a type; 0 for none. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 4, 8};

    private final SourceFile file;
    private final ByteBuffer header;
    private final boolean longOffsets;
    private int records;
    private int dimensions;

    private ClassicHeader(SourceFile file) {
        this.file = file;
        this.header = ByteBuffer.wrap(file.bytes());
        this.longOffsets = file.bytes()[3] == 2;
    }

    /**
     * Checks that every name, attribute and variable that the header tells of is in the file.
     *
     * @throws org.htmst.hbase.HtmStException if not
     */
    static void check(SourceFile file) {
        ClassicHeader header = new ClassicHeader(file);
        try {
            header.walk();
        } catch (BufferUnderflowException e) {
            throw file.error("is damaged or truncated; its header goes on behind its end", e);
        }
    }

    private void walk() {
        header.position(Integer.BYTES);
        records = header.getInt();
        if (records < -1) {
            throw damaged("it claims " + records + " records");
        }
        dimensions = listed(DIMENSIONS);
        int unlimited = 0;
        for (int d = 0; d < dimensions; d++) {
            text();
            int length = header.getInt();
            unlimited += length == 0 ? 1 : 0;
            if (length < 0 || unlimited > 1) {
                throw damaged("dimension " + d + " has length " + length);
            }
        }
        attributes();
        int variables = listed(VARIABLES);
        for (int v = 0; v < variables; v++) {
            variable();
        }
    }

    private void variable() {
        String name = text();
        int rank = count(Integer.BYTES);
        for (int d = 0; d < rank; d++) {
            int dimension = header.getInt();
            if (dimension < 0 || dimension >= dimensions) {
                throw damaged("variable " + name + " has dimension " + dimension + " of " + dimensions);
            }
        }
        attributes();
        typeBytes();
        header.getInt();
        long begin = longOffsets ? header.getLong() : header.getInt();
        // Where there are no records, their variables begin behind the end.
        if (begin < 0 || records > 0 && begin > file.bytes().length) {
            throw damaged("variable " + name + " begins at byte " + begin);
        }
    }

    private void attributes() {
        int attributes = listed(ATTRIBUTES);
        for (int a = 0; a < attributes; a++) {
            text();
            int bytes = typeBytes();
            int length = count(bytes) * bytes;
            skip(length, padding(length));
        }
    }

    /** How many things of a kind follow. */
    private int listed(int kind) {
        int tag = header.getInt();
        int count = count(2 * Integer.BYTES);
        if (tag != kind && (tag != 0 || count != 0)) {
            throw damaged("a list at byte " + (header.position() - 2 * Integer.BYTES) + " is of kind " + tag);
        }
        return count;
    }

    /** A number of things of {@code leastBytes} or more each. */
    private int count(int leastBytes) {
        int count = header.getInt();
        if (count < 0 || (long) count * leastBytes > header.remaining()) {
            throw damaged("at byte " + (header.position() - Integer.BYTES) + " it claims " + count + " of what needs "
                    + leastBytes + " bytes each");
        }
        return count;
    }

    private String text() {
        int length = count(1);
        byte[] letters = new byte[length];
        header.get(letters);
        skip(0, padding(length));
        return new String(letters, StandardCharsets.UTF_8);
    }

    private int typeBytes() {
        int type = header.getInt();
        if (type <= 0 || type >= TYPE_BYTES.length) {
            throw damaged("at byte " + (header.position() - Integer.BYTES) + " it names type " + type);
        }
        return TYPE_BYTES[type];
    }

    private void skip(int bytes, int padding) {
        if (bytes + padding > header.remaining()) {
            throw new BufferUnderflowException();
        }
        header.position(header.position() + bytes + padding);
    }

    private static int padding(int bytes) {
        return -bytes & 3;
    }

    private RuntimeException damaged(String what) {
        return file.error("is damaged or truncated; " + what);
    }
}
