package org.htmst.formats.netcdf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.formats.SourceFile;
import org.htmst.formats.netcdf.ClassicValues.Slab;

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
    private final List<Slab> slabs = new ArrayList<>();
    private int records;
    private long[] dimensions;

    private ClassicHeader(SourceFile file) {
        this.file = file;
        this.header = ByteBuffer.wrap(file.bytes());
        this.longOffsets = file.bytes()[3] == 2;
    }

    /**
     * Checks that every name, attribute and value that the header tells of is in the file.
     *
     * @return the values
     * @throws org.htmst.failure.HtmStException if not
     */
    static ClassicValues check(SourceFile file) {
        ClassicHeader header = new ClassicHeader(file);
        try {
            header.walk();
            header.checkValues();
            return new ClassicValues(file, header.slabsByName());
        } catch (BufferUnderflowException e) {
            throw file.error("is truncated: its header goes on behind its " + file.bytes().length + " bytes", e);
        }
    }

    /** By name; none if a name is there twice. */
    private Map<String, Slab> slabsByName() {
        Map<String, Slab> byName = new HashMap<>();
        slabs.forEach(slab -> byName.put(slab.name(), slab));
        return byName.size() == slabs.size() ? byName : Map.of();
    }

    private void walk() {
        header.position(Integer.BYTES);
        records = header.getInt();
        if (records < -1) {
            throw damaged("it claims " + records + " records there");
        }
        dimensions = new long[listed(DIMENSIONS)];
        int unlimited = 0;
        for (int d = 0; d < dimensions.length; d++) {
            text();
            dimensions[d] = header.getInt();
            unlimited += dimensions[d] == 0 ? 1 : 0;
            if (dimensions[d] < 0 || unlimited > 1) {
                throw damaged("dimension " + d + " has length " + dimensions[d]);
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
        long length = 1;
        boolean repeated = false;
        for (int d = 0; d < rank; d++) {
            int dimension = header.getInt();
            if (dimension < 0 || dimension >= dimensions.length) {
                throw damaged("variable " + name + " has dimension " + dimension + " of " + dimensions.length);
            }
            repeated |= dimensions[dimension] == 0;
            length *= Math.max(1, dimensions[dimension]);
            if (length > Integer.MAX_VALUE) {
                throw file.error("not supported: variable " + name + " has more than 2147483647 values");
            }
        }
        attributes();
        int type = type();
        header.getInt();
        long begin = longOffsets ? header.getLong() : header.getInt();
        // Where there are no records, their variables begin behind the end.
        if (begin < 0 || records > 0 && begin > file.bytes().length) {
            throw damaged("variable " + name + " begins at byte " + begin);
        }
        slabs.add(new Slab(name, type, begin, length * TYPE_BYTES[type], repeated));
    }

    /** Records follow each other, with a slab of each variable that has them; of a single one they are not filled up to four. */
    private void checkValues() {
        List<Slab> repeated = slabs.stream().filter(Slab::repeated).toList();
        long recordBytes = repeated.size() == 1
                ? repeated.get(0).bytes()
                : repeated.stream().mapToLong(slab -> slab.bytes() + 3 & ~3L).sum();
        for (Slab slab : slabs) {
            if (slab.repeated() && records <= 0) {
                continue;
            }
            long end = slab.begin() + slab.bytes() + (slab.repeated() ? (records - 1) * recordBytes : 0);
            if (end > file.bytes().length) {
                throw file.error("is truncated: it has " + file.bytes().length + " bytes of " + end
                        + ", where the values of variable " + slab.name() + " end");
            }
        }
    }

    private void attributes() {
        int attributes = listed(ATTRIBUTES);
        for (int a = 0; a < attributes; a++) {
            text();
            int bytes = TYPE_BYTES[type()];
            int length = count(bytes) * bytes;
            skip(length, padding(length));
        }
    }

    /** How many things of a kind follow. */
    private int listed(int kind) {
        int tag = header.getInt();
        int count = count(2 * Integer.BYTES);
        if (tag != kind && (tag != 0 || count != 0)) {
            throw file.damaged(header.position() - 2 * Integer.BYTES, "a list there is of kind " + tag);
        }
        return count;
    }

    /** A number of things of {@code leastBytes} or more each. */
    private int count(int leastBytes) {
        int count = header.getInt();
        if (count < 0) {
            throw damaged("it claims " + count + " things there");
        }
        if ((long) count * leastBytes > header.remaining()) {
            throw file.error("is truncated, or damaged at byte " + (header.position() - Integer.BYTES) + ": it claims "
                    + count + " of what needs " + leastBytes + " bytes each there, and has " + header.remaining()
                    + " bytes more");
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

    private int type() {
        int type = header.getInt();
        if (type <= 0 || type >= TYPE_BYTES.length) {
            throw damaged("it names type " + type + " there");
        }
        return type;
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

    /** An error in the number read last. */
    private RuntimeException damaged(String how) {
        return file.damaged(header.position() - Integer.BYTES, how);
    }
}
