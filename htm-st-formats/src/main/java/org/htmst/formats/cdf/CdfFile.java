package org.htmst.formats.cdf;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.htmst.formats.array.ArrayFile;
import org.htmst.formats.array.ArrayVariable;
import org.htmst.formats.array.Attribute;
import org.htmst.formats.array.Instants;
import org.htmst.sample.ValueType;
import uk.ac.bristol.star.cdf.AttributeEntry;
import uk.ac.bristol.star.cdf.CdfContent;
import uk.ac.bristol.star.cdf.CdfReader;
import uk.ac.bristol.star.cdf.DataType;
import uk.ac.bristol.star.cdf.GlobalAttribute;
import uk.ac.bristol.star.cdf.Variable;
import uk.ac.bristol.star.cdf.VariableAttribute;
import uk.ac.bristol.star.cdf.record.Buf;
import uk.ac.bristol.star.cdf.record.Bufs;
import uk.ac.bristol.star.cdf.record.Pointer;

/** A CDF file. jcdf answers a damaged one with anything from an IOException to an AssertionError; here each names the file. */
final class CdfFile implements ArrayFile {

    /** What jcdf would tell standard error is an error here, or nothing; the field keeps the logger from being collected. */
    private static final Logger WORDS = Logger.getLogger("uk.ac.bristol.star.cdf");

    static {
        WORDS.setLevel(Level.OFF);
    }

    private static final int COMPRESSED_FILE = 0xcccc0001;
    private static final int PREVIOUS_RECORDS = 2;

    private final SourceFile file;
    private final CdfContent content;
    private final Map<String, Variable> byName = new HashMap<>();
    private final List<ArrayVariable> variables = new ArrayList<>();
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    private CdfFile(SourceFile file, CdfContent content) {
        this.file = file;
        this.content = content;
        for (GlobalAttribute attribute : content.getGlobalAttributes()) {
            List<Object> values = new ArrayList<>();
            for (AttributeEntry entry : attribute.getEntries()) {
                values.addAll(values(entry));
            }
            attributes.put(attribute.getName(), new Attribute(values));
        }
        for (Variable variable : content.getVariables()) {
            if (byName.put(variable.getName(), variable) != null) {
                throw file.error("is damaged: it has two variables " + variable.getName());
            }
            variables.add(variable(variable));
        }
    }

    private interface Decoding<T> {
        T run() throws IOException;
    }

    static CdfFile open(SourceFile file) {
        return decode(file, "its header", () -> {
            Buf buf = Bufs.createBuf(ByteBuffer.wrap(file.bytes()), true, true);
            requireUnpackable(file, buf);
            CdfReader reader = new CdfReader(buf);
            CdfStructure.check(file, reader);
            return new CdfFile(file, new CdfContent(reader));
        });
    }

    /** A packed file tells how long it is unpacked, before anything of it is. */
    private static void requireUnpackable(SourceFile file, Buf buf) throws IOException {
        Pointer pointer = new Pointer(0);
        boolean wide = buf.readInt(pointer) == 0xcdf30001;
        if (buf.readInt(pointer) != COMPRESSED_FILE) {
            return;
        }
        int record = wide ? Long.BYTES : Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        int at = (int) pointer.get() + 2 * record + Integer.BYTES;
        long unpacked = wide ? bytes.getLong(at) : bytes.getInt(at);
        CdfStructure.requireDeflation(file, unpacked, bytes.capacity(), "its records");
        if (unpacked > Runtime.getRuntime().maxMemory() / 4 || unpacked > Integer.MAX_VALUE / 2) {
            throw file.tooBig(null);
        }
    }

    private static <T> T decode(SourceFile file, String part, Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (HtmStException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
            throw file.error("is damaged or not supported: " + part + " cannot be read: " + e, e);
        }
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public String format() {
        return "CDF";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return attributes;
    }

    @Override
    public List<ArrayVariable> variables() {
        return variables;
    }

    @Override
    public void close() {
        // All is in memory.
    }

    private ArrayVariable variable(Variable variable) {
        Map<String, Attribute> own = new LinkedHashMap<>();
        for (VariableAttribute attribute : content.getVariableAttributes()) {
            AttributeEntry entry = attribute.getEntry(variable);
            if (entry != null) {
                own.put(attribute.getName(), new Attribute(values(entry)));
            }
        }
        DataType type = variable.getDataType();
        String axis = own.containsKey("DEPEND_0") ? own.get("DEPEND_0").first() : "";
        return new ArrayVariable(
                variable.getName(),
                kind(type),
                valueType(type),
                shape(variable),
                variable.getRecordVariance(),
                variable.getRecordVariance() ? variable.getRecordCount() : Math.min(1, variable.getRecordCount()),
                axis.isEmpty() ? Optional.empty() : Optional.of(axis),
                own.containsKey("VIRTUAL") && own.get("VIRTUAL").first().equalsIgnoreCase("true"),
                new ArrayVariable.Meaning(
                        numbers(own, "FILLVAL", type),
                        numbers(own, "VALIDMIN", type),
                        numbers(own, "VALIDMAX", type),
                        1,
                        0),
                own);
    }

    /** Numbers of an attribute as values of the variable; many files write those of 32 bits with 64. */
    private static List<Double> numbers(Map<String, Attribute> attributes, String name, DataType type) {
        boolean single = valueType(type).equals(Optional.of(ValueType.FLOAT32));
        return attributes.containsKey(name)
                ? attributes.get(name).numbers().stream()
                        .map(number -> single ? Double.valueOf((float) (double) number) : number)
                        .toList()
                : List.of();
    }

    private static ArrayVariable.Kind kind(DataType type) {
        return switch (type.getName()) {
            case "CHAR", "UCHAR" -> ArrayVariable.Kind.TEXT;
            case "EPOCH", "EPOCH16", "TIME_TT2000" -> ArrayVariable.Kind.TIME;
            default -> ArrayVariable.Kind.NUMBER;
        };
    }

    private static Optional<ValueType> valueType(DataType type) {
        return Optional.ofNullable(
                switch (type.getName()) {
                    case "INT1", "BYTE" -> ValueType.INT8;
                    case "INT2" -> ValueType.INT16;
                    case "INT4" -> ValueType.INT32;
                    case "UINT1" -> ValueType.UINT8;
                    case "UINT2" -> ValueType.UINT16;
                    case "UINT4" -> ValueType.UINT32;
                    case "REAL4", "FLOAT" -> ValueType.FLOAT32;
                    case "REAL8", "DOUBLE" -> ValueType.FLOAT64;
                    default -> null;
                });
    }

    /** The sizes of the dimensions along which values vary. */
    private static List<Integer> shape(Variable variable) {
        List<Integer> shape = new ArrayList<>();
        int[] sizes = variable.getShaper().getDimSizes();
        for (int d = 0; d < sizes.length; d++) {
            if (variable.getShaper().getDimVarys()[d]) {
                shape.add(sizes[d]);
            }
        }
        return shape;
    }

    private static List<Object> values(AttributeEntry entry) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; entry != null && i < entry.getItemCount(); i++) {
            Object item = entry.getItem(i);
            if (item != null) {
                values.add(
                        item instanceof Number || item instanceof String
                                ? item
                                : entry.getDataType().formatScalarValue(item));
            }
        }
        return values;
    }

    @Override
    public double[][] numbers(ArrayVariable variable) {
        int[] order = order(variable);
        double[][] numbers = new double[order.length][variable.records()];
        read(variable, (record, raw) -> {
            for (int c = 0; c < order.length; c++) {
                numbers[c][record] = Array.getDouble(raw, order[c]);
            }
        });
        return numbers;
    }

    @Override
    public List<List<String>> texts(ArrayVariable variable) {
        int[] order = order(variable);
        List<List<String>> texts = new ArrayList<>();
        for (int c = 0; c < order.length; c++) {
            texts.add(new ArrayList<>());
        }
        read(variable, (record, raw) -> {
            for (int c = 0; c < order.length; c++) {
                texts.get(c).add(Objects.requireNonNullElse((String) Array.get(raw, order[c]), ""));
            }
        });
        return texts;
    }

    @Override
    public Instants instants(ArrayVariable variable) {
        int records = variable.records();
        switch (byName.get(variable.name()).getDataType().getName()) {
            case "TIME_TT2000" -> {
                long[] ns = new long[records];
                read(variable, (record, raw) -> ns[record] = Array.getLong(raw, 0));
                return CdfTimes.ofTt2000(ns);
            }
            case "EPOCH16" -> {
                double[] pairs = new double[2 * records];
                read(variable, (record, raw) -> System.arraycopy(raw, 0, pairs, 2 * record, 2));
                return CdfTimes.ofEpoch16(pairs);
            }
            default -> {
                return CdfTimes.ofEpoch(numbers(variable)[0]);
            }
        }
    }

    /** By component in row-major order: where its value stands in a record. */
    private int[] order(ArrayVariable variable) {
        int[] order = new int[(int) variable.components()];
        boolean rowMajor = content.getCdfInfo().getRowMajor();
        for (int c = 0; c < order.length; c++) {
            int at = c;
            if (!rowMajor) {
                int[] indices = variable.indices(c);
                at = 0;
                for (int d = indices.length - 1; d >= 0; d--) {
                    at = at * variable.shape().get(d) + indices[d];
                }
            }
            order[c] = at;
        }
        return order;
    }

    private interface RawRecord {
        void accept(int record, Object raw);
    }

    private void read(ArrayVariable variable, RawRecord taker) {
        Variable cdf = byName.get(variable.name());
        decode(file, "variable " + variable.name(), () -> {
            Object raw = cdf.createRawValueArray();
            boolean previous = cdf.getDescriptor().sRecords == PREVIOUS_RECORDS && cdf.getRecordVariance();
            for (int record = 0; record < variable.records(); record++) {
                // Of a record that is not there and stands for the one before it, jcdf would read the one behind that.
                if (!previous || record == 0 || cdf.hasRecord(record)) {
                    cdf.readRawRecord(record, raw);
                }
                taker.accept(record, raw);
            }
            return null;
        });
    }
}
