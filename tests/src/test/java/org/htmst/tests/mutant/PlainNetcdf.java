package org.htmst.tests.mutant;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.htmst.sample.SampleTable;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.nc2.time.CalendarDateUnit;

/** A netCDF file as NetCDF-Java reads it. */
final class PlainNetcdf implements PlainReading {

    private final Map<String, double[]> columns = new HashMap<>();
    private final Map<String, Double> fills = new HashMap<>();
    private String timeUnits = "milliseconds since 1970";

    static PlainNetcdf read(byte[] bytes) throws IOException, ReflectiveOperationException {
        PlainNetcdf plain = new PlainNetcdf();
        String reader = bytes[0] == 'C' ? "ucar.nc2.iosp.netcdf3.N3raf" : "ucar.nc2.iosp.hdf5.H5iosp";
        try (NetcdfFile file = NetcdfFile.openInMemory("plain.nc", bytes, reader)) {
            for (Variable variable : file.getRootGroup().getVariables()) {
                if (variable.getRank() == 1 && variable.getDataType().isNumeric()) {
                    plain.add(variable);
                }
            }
        }
        return plain;
    }

    private void add(Variable variable) {
        try {
            Array array = variable.read();
            double[] values = new double[(int) array.getSize()];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(variable, array, i);
            }
            columns.put(variable.getShortName(), values);
            if (variable.getShortName().equals("time")) {
                for (String attribute : new String[] {"long_name", "units"}) {
                    String text = Optional.ofNullable(variable.findAttribute(attribute))
                            .map(Attribute::getStringValue)
                            .orElse("");
                    timeUnits = text.contains(" since ") ? text : timeUnits;
                }
            }
            Attribute fill = variable.findAttribute("_FillValue");
            if (fill != null && fill.getNumericValue() != null) {
                fills.put(
                        variable.getShortName(),
                        variable.getDataType() == DataType.FLOAT
                                ? fill.getNumericValue().floatValue()
                                : fill.getNumericValue().doubleValue());
            }
        } catch (IOException | RuntimeException e) {
            // A variable that cannot be read; nothing of it may have been kept, then.
            columns.remove(variable.getShortName());
        }
    }

    private static double number(Variable variable, Array array, int i) {
        int bits = Byte.SIZE * variable.getDataType().getSize();
        if (!variable.isUnsigned() || variable.getDataType().isFloatingPoint()) {
            return array.getDouble(i);
        }
        long whole = array.getLong(i);
        if (bits < Long.SIZE) {
            return whole & ((1L << bits) - 1);
        }
        return whole < 0 ? whole + 0x1p64 : whole;
    }

    @Override
    public int records() {
        return columns.get("time").length;
    }

    @Override
    public Optional<Long> timeMs(int record) {
        double time = columns.get("time")[record];
        if (time != Math.rint(time)) {
            return Optional.empty();
        }
        return timeUnits.equals("milliseconds since 1970")
                ? Optional.of((long) time)
                : Optional.of(CalendarDateUnit.of("standard", timeUnits)
                        .makeCalendarDate(time)
                        .getMillis());
    }

    @Override
    public Optional<String> difference(int record, SampleTable samples, int sample) {
        if (!isSame("lat", record, samples.latDeg()[sample])
                || !isSame("lon", record, samples.lonDeg()[sample])
                || columns.containsKey("alt") && !isSame("alt", record, samples.altKm()[sample])) {
            return Optional.of("sample " + sample + " is elsewhere than record " + record);
        }
        for (int c = 0; c < samples.channels().size(); c++) {
            String name = samples.channels().get(c).name();
            boolean derived = name.endsWith("_calibration") && !columns.containsKey(name);
            if (!derived && !isSame(name, record, samples.values()[c][sample])) {
                return Optional.of("sample " + sample + " has " + name + " " + samples.values()[c][sample]
                        + ", unlike record " + record);
            }
        }
        return Optional.empty();
    }

    private boolean isSame(String column, int record, double kept) {
        double[] values = columns.get(column);
        if (values == null || record >= values.length) {
            return false;
        }
        double plain = values[record];
        boolean filled = Double.isNaN(kept)
                && (plain == fills.getOrDefault(column, Double.NaN) || column.equals("alt") && Math.abs(plain) >= 1e30);
        return filled || PlainReading.same(plain, kept);
    }
}
