package org.htmst.formats.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Values;
import ucar.ma2.Array;
import ucar.ma2.ArrayChar;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.nc2.iosp.IOServiceProvider;
import ucar.nc2.iosp.hdf5.H5header;
import ucar.nc2.iosp.netcdf3.N3header;
import ucar.nc2.iosp.netcdf3.N3raf;

/**
 * The one-dimensional numeric variables of a netCDF file. NetCDF-Java answers a damaged file with anything from an IOException to
 * an OutOfMemoryError; here each is a {@link HtmStException} that names the file.
 */
final class NetcdfVariables implements AutoCloseable {

    static {
        // Without it a file cut short reads as zeros.
        N3header.disallowFileTruncation = true;
    }

    /** Attributes that say that values are not what they look like, unless they have this value. */
    private static final Map<String, Double> PACKING = Map.of("scale_factor", 1.0, "add_offset", 0.0);

    private final SourceFile file;
    private final NetcdfBytes bytes;
    private final NetcdfFile netcdf;
    private final Optional<Hdf5Values> values;
    private final Optional<ClassicValues> classic;

    /** By name of an object of an HDF5 file: where its headers stand. */
    private final Map<String, List<Long>> headers = new HashMap<>();

    private final Map<String, Variable> columns = new LinkedHashMap<>();
    private final Set<String> others = new TreeSet<>();

    private NetcdfVariables(
            SourceFile file, NetcdfBytes bytes, NetcdfFile netcdf, Optional<ClassicValues> classicValues) {
        this.file = file;
        this.bytes = bytes;
        this.netcdf = netcdf;
        boolean hdf5 = netcdf.sendIospMessage("header") instanceof H5header;
        this.values = hdf5 ? Optional.of(new Hdf5Values(file)) : Optional.empty();
        if (netcdf.sendIospMessage("header") instanceof H5header header) {
            for (H5header.DataObject object : header.getDataObjects()) {
                bytes.requireHeader(object.getAddress());
                headers.computeIfAbsent(object.getName(), name -> new ArrayList<>())
                        .add(object.getAddress());
            }
        }
        for (Variable variable : netcdf.getVariables()) {
            boolean topLevel = variable.getParentGroup().isRoot();
            if (topLevel && variable.getRank() == 1 && variable.getDataType().isNumeric()) {
                columns.put(variable.getShortName(), variable);
            } else {
                others.add(variable.getShortName());
            }
        }
        // NetCDF-Java gives names that it does not like another form.
        Set<String> names =
                netcdf.getVariables().stream().map(Variable::getShortName).collect(Collectors.toSet());
        this.classic = classicValues.filter(found -> found.names().equals(names));
    }

    private interface Decoding<T> {
        T run() throws IOException;
    }

    /** A file that NetCDF-Java opens from bytes that are looked at. */
    private static final class OpenFile extends NetcdfFile {
        OpenFile(IOServiceProvider reader, NetcdfBytes bytes) throws IOException {
            super(reader, bytes, bytes.getLocation(), null);
        }
    }

    static NetcdfVariables open(SourceFile file) {
        Optional<SourceFile> hdf5 = NetcdfSignature.hdf5(file);
        Optional<ClassicValues> classic = hdf5.isEmpty() ? Optional.of(ClassicHeader.check(file)) : Optional.empty();
        NetcdfBytes bytes = new NetcdfBytes(hdf5.orElse(file), hdf5.isPresent());
        return decode(file, bytes, "its header", () -> {
            NetcdfFile netcdf = new OpenFile(hdf5.isPresent() ? new Hdf5Reader(hdf5.get()) : new N3raf(), bytes);
            bytes.requireSound();
            return new NetcdfVariables(hdf5.orElse(file), bytes, netcdf, classic);
        });
    }

    Set<String> names() {
        return columns.keySet();
    }

    /** Variables that are not of one dimension, or of no numbers, or in a group. */
    Set<String> others() {
        return others;
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    /** The number of values of a variable that the file has. */
    long length(String name) {
        return columns.get(name).getSize();
    }

    /** How many bytes are unpacked of a variable for nothing, see {@link Hdf5Values#spareBytes}; 0 in a classic file. */
    long spareBytes(String name) {
        return values.isPresent() ? values.get().spareBytes(name, header(name)) : 0;
    }

    /** The values of a variable that the file has. */
    NetcdfColumn column(String name) {
        Variable variable = columns.get(name);
        checkPlain(variable);
        return decode(
                file,
                bytes,
                "variable " + name,
                () -> NetcdfColumn.of(
                        name, variable.getDataType(), variable.isUnsigned(), fills(variable), array(name, variable)));
    }

    private Object array(String name, Variable variable) throws IOException {
        if (values.isPresent()) {
            return values.get().array(name, header(name), variable.getSize());
        }
        Optional<Object> atOnce = classic.flatMap(found -> found.array(name, variable.getSize()));
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        Array array = variable.read();
        bytes.requireSound();
        if (array.getSize() != variable.getSize()) {
            throw file.error("variable " + name + " has " + array.getSize() + " values of " + variable.getSize());
        }
        return array.get1DJavaArray(array.getElementType());
    }

    private long header(String name) {
        List<Long> found = headers.getOrDefault(name, List.of());
        if (found.size() != 1) {
            throw file.error("not supported: variable " + name
                    + (found.isEmpty()
                            ? ", a second name (hard link) of another"
                            : ", whose name is in other groups, too"));
        }
        return found.get(0);
    }

    /** All variables, of any number of dimensions. */
    List<Variable> all() {
        return netcdf.getVariables();
    }

    /** The attributes of the file. */
    List<Attribute> attributes() {
        return netcdf.getGlobalAttributes();
    }

    /** The bytes that are read. */
    SourceFile file() {
        return file;
    }

    /** The values of any variable of numbers, the last dimension running fastest, with the attributes that say what is none. */
    NetcdfColumn numbers(Variable variable) {
        String name = variable.getShortName();
        return decode(
                file,
                bytes,
                "variable " + variable.getFullName(),
                () -> NetcdfColumn.of(
                        name, variable.getDataType(), variable.isUnsigned(), fills(variable), array(name, variable)));
    }

    /** The texts of a variable of letters or texts. */
    List<String> texts(Variable variable) {
        return decode(file, bytes, "variable " + variable.getFullName(), () -> {
            Array read = variable.read();
            bytes.requireSound();
            List<String> texts = new ArrayList<>();
            if (read instanceof ArrayChar letters) {
                ArrayChar.StringIterator all = letters.getStringIterator();
                while (all.hasNext()) {
                    texts.add(all.next());
                }
            } else {
                for (int i = 0; i < read.getSize(); i++) {
                    texts.add(String.valueOf(read.getObject(i)));
                }
            }
            return texts;
        });
    }

    /** A text that a variable has as an attribute, if it has the variable and the attribute. */
    Optional<String> text(String variable, String attribute) {
        return Optional.ofNullable(columns.get(variable))
                .map(found -> found.findAttribute(attribute))
                .map(found -> {
                    if (!found.isString() || found.getLength() > 1) {
                        throw file.error(
                                "variable " + variable + " has the attribute " + found + "; one text was expected");
                    }
                    return found.getLength() == 0 ? "" : found.getStringValue();
                });
    }

    private List<Number> fills(Variable variable) {
        List<Number> fills = new ArrayList<>();
        for (String name : new String[] {"_FillValue", "missing_value"}) {
            Attribute fill = variable.findAttribute(name);
            if (fill != null && fill.isString()) {
                throw file.error("variable " + variable.getShortName() + " has the attribute " + fill
                        + "; a number was expected");
            }
            for (int i = 0; fill != null && i < fill.getLength(); i++) {
                fills.add(fill.getNumericValue(i));
            }
        }
        return fills;
    }

    @Override
    public void close() {
        decode(file, bytes, "its end", () -> {
            netcdf.close();
            return null;
        });
    }

    private void checkPlain(Variable variable) {
        for (Map.Entry<String, Double> packing : PACKING.entrySet()) {
            Attribute attribute = variable.findAttribute(packing.getKey());
            boolean changes = attribute != null
                    && (attribute.isString()
                            || attribute.getLength() != 1
                            || attribute.getNumericValue().doubleValue() != packing.getValue());
            if (changes) {
                throw file.error("variable " + variable.getShortName() + " is packed (it has the attribute " + attribute
                        + "); only plain values are read");
            }
        }
    }

    private static <T> T decode(SourceFile file, NetcdfBytes bytes, String part, Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (HtmStException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        } catch (IOException | RuntimeException e) {
            throw e.getCause() instanceof OutOfMemoryError ? file.tooBig(e) : unread(file, bytes, part, e);
        } catch (StackOverflowError | AssertionError | LinkageError e) {
            throw unread(file, bytes, part, e);
        }
    }

    private static HtmStException unread(SourceFile file, NetcdfBytes bytes, String part, Throwable e) {
        bytes.requireSound();
        return file.error(
                "not supported: NetCDF-Java cannot read " + part + ", near byte " + bytes.position()
                        + ", where no check finds damage: " + e,
                e);
    }
}
