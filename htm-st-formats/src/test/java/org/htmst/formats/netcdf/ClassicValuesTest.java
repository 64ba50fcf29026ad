package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.htmst.formats.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.nc2.Dimension;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** Values read at once are those that NetCDF-Java reads one by one. */
class ClassicValuesTest {

    private static final List<DataType> TYPES =
            List.of(DataType.BYTE, DataType.SHORT, DataType.INT, DataType.FLOAT, DataType.DOUBLE);

    @TempDir
    private Path folder;

    private static Array random(Random random, DataType type, int length) {
        Array array = Array.factory(type, new int[] {length});
        for (int i = 0; i < length; i++) {
            if (type.isFloatingPoint()) {
                array.setDouble(i, random.nextInt(20) == 0 ? Double.NaN : 1e6 * random.nextGaussian());
            } else {
                array.setLong(i, random.nextLong());
            }
        }
        return array;
    }

    /** A file of variables of all types, each of some values or, where {@code repeated} says so, one for each record. */
    private static void write(Path file, Random random, boolean longOffsets, boolean repeated) throws Exception {
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        writer.setFill(false);
        writer.setLargeFile(longOffsets);
        try {
            Dimension records = writer.addUnlimitedDimension("records");
            Map<Variable, Array> values = new LinkedHashMap<>();
            for (DataType type : TYPES) {
                int length = 1 + random.nextInt(500);
                Dimension own = writer.addDimension(null, "d" + type, length);
                values.put(writer.addVariable(null, "v" + type, type, List.of(own)), random(random, type, length));
                if (repeated) {
                    values.put(writer.addVariable(null, "r" + type, type, List.of(records)), random(random, type, 77));
                }
            }
            writer.create();
            for (Map.Entry<Variable, Array> entry : values.entrySet()) {
                writer.write(entry.getKey(), entry.getValue());
            }
        } finally {
            writer.close();
        }
    }

    @Test
    void allTypesOfBothFormats() throws Exception {
        long seed = Long.getLong("htmst.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            boolean repeated = round % 2 == 1;
            Path path = folder.resolve(round + ".nc");
            write(path, random, round % 4 < 2, repeated);
            ClassicValues values = ClassicHeader.check(SourceFile.read(path));
            try (NetcdfFile netcdf = NetcdfFile.open(path.toString())) {
                assertEquals(netcdf.getVariables().size(), values.names().size());
                for (DataType type : TYPES) {
                    Variable variable = netcdf.findVariable("v" + type);
                    Object expected = variable.read().copyTo1DJavaArray();
                    Optional<Object> found = values.array("v" + type, variable.getSize());
                    assertArrayEquals(
                            new Object[] {expected}, new Object[] {found.orElseThrow()}, type + ", seed " + seed);
                    assertFalse(values.array("v" + type, variable.getSize() + 1).isPresent());
                    assertFalse(values.array("r" + type, 77).isPresent());
                }
            }
        }
        assertFalse(ClassicHeader.check(SourceFile.read(folder.resolve("0.nc")))
                .array("none", 1)
                .isPresent());
    }
}
