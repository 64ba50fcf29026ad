package org.htmst.formats.netcdf;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmst.formats.SourceFile;

/**
 * The values of variables of a classic netCDF file, read at once: NetCDF-Java asks for them byte by byte. Of variables that have a
 * slab for each record, and wherever else it may read other bytes than would be read here, there are none.
 */
final class ClassicValues {

    private final SourceFile file;

    /** By name; those of a file that has a name twice are not there. */
    private final Map<String, Slab> slabs;

    /** Number types as the header names them. */
    private static final int BYTE = 1;

    private static final int SHORT = 3;
    private static final int INT = 4;
    private static final int FLOAT = 5;
    private static final int DOUBLE = 6;

    /**
     * The values of a variable, or those of one record of it.
     *
     * @param name of the variable
     * @param type its number type
     * @param begin its first byte
     * @param bytes how many they are, without what fills them up to four
     * @param repeated whether there is one for each record
     */
    record Slab(String name, int type, long begin, long bytes, boolean repeated) {}

    /** Slabs that were checked to lie in the file, but for those of records. */
    ClassicValues(SourceFile file, Map<String, Slab> slabs) {
        this.file = file;
        this.slabs = slabs;
    }

    /** The names of all variables. */
    Set<String> names() {
        return slabs.keySet();
    }

    /** The values of a variable of {@code length} values, as a Java array of the signed type of their width. */
    Optional<Object> array(String name, long length) {
        Slab slab = slabs.get(name);
        if (slab == null || slab.repeated || slab.bytes != length * width(slab.type)) {
            return Optional.empty();
        }
        int count = (int) length;
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes(), (int) slab.begin, (int) slab.bytes);
        switch (slab.type) {
            case BYTE -> {
                byte[] values = new byte[count];
                bytes.get(values);
                return Optional.of(values);
            }
            case SHORT -> {
                short[] values = new short[count];
                bytes.asShortBuffer().get(values);
                return Optional.of(values);
            }
            case INT -> {
                int[] values = new int[count];
                bytes.asIntBuffer().get(values);
                return Optional.of(values);
            }
            case FLOAT -> {
                float[] values = new float[count];
                bytes.asFloatBuffer().get(values);
                return Optional.of(values);
            }
            case DOUBLE -> {
                double[] values = new double[count];
                bytes.asDoubleBuffer().get(values);
                return Optional.of(values);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static int width(int type) {
        return switch (type) {
            case BYTE -> Byte.BYTES;
            case SHORT -> Short.BYTES;
            case INT -> Integer.BYTES;
            case FLOAT -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            default -> 0;
        };
    }
}
