package org.htmst.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.Dimension;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** Writes small netCDF-3 files of NOAA's layout: one dimension per variable, or one for all. */
public final class NetcdfFixture {

    static final long DAY_MS = 1_571_875_200_000L;

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final Map<String, List<Attribute>> attributes = new LinkedHashMap<>();
    private boolean sharedDimension;

    /** {@code records} good records of NOAA-18 on 2019-10-24, 2 s apart, with one flux. */
    public static NetcdfFixture proc(int records) {
        NetcdfFixture fixture = new NetcdfFixture();
        double[] time = new double[records];
        float[] lat = new float[records];
        float[] lon = new float[records];
        float[] alt = new float[records];
        byte[] satId = new byte[records];
        float[] flux = new float[records];
        byte[] off = new byte[records];
        for (int i = 0; i < records; i++) {
            time[i] = DAY_MS + 2000L * i;
            lat[i] = i % 80;
            lon[i] = i % 360;
            alt[i] = 850;
            satId[i] = 7;
            flux[i] = 100 + i;
            off[i] = (byte) (i % 16 == 0 ? 0 : -1);
        }
        return fixture.with("time", time)
                .with("lat", lat)
                .with("lon", lon)
                .with("alt", alt)
                .with("satID", satId)
                .with("mep_ele_tel0_flux_e1", flux)
                .with("mep_IFC_on", off)
                .with("ted_IFC_on", off.clone());
    }

    NetcdfFixture with(String variable, Object primitiveArray) {
        columns.put(variable, primitiveArray);
        return this;
    }

    NetcdfFixture without(String variable) {
        columns.remove(variable);
        return this;
    }

    NetcdfFixture attribute(String variable, String name, Number value) {
        return attribute(variable, new Attribute(name, value));
    }

    NetcdfFixture attribute(String variable, String name, String value) {
        return attribute(variable, new Attribute(name, value));
    }

    private NetcdfFixture attribute(String variable, Attribute attribute) {
        attributes.computeIfAbsent(variable, v -> new ArrayList<>()).add(attribute);
        return this;
    }

    NetcdfFixture sharedDimension() {
        sharedDimension = true;
        return this;
    }

    double[] doubles(String variable) {
        return (double[]) columns.get(variable);
    }

    float[] floats(String variable) {
        return (float[]) columns.get(variable);
    }

    byte[] bytes(String variable) {
        return (byte[]) columns.get(variable);
    }

    public Path write(Path file) throws IOException, InvalidRangeException {
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            Map<String, Variable> variables = new LinkedHashMap<>();
            Dimension shared = sharedDimension ? shared(writer) : null;
            for (Map.Entry<String, Object> column : columns.entrySet()) {
                String name = column.getKey();
                int length = java.lang.reflect.Array.getLength(column.getValue());
                Dimension dimension = sharedDimension ? shared : writer.addDimension(null, name, length);
                DataType type = DataType.getType(column.getValue().getClass().getComponentType());
                Variable variable = writer.addVariable(null, name, type, Arrays.asList(dimension));
                attributes.getOrDefault(name, List.of()).forEach(variable::addAttribute);
                variables.put(name, variable);
            }
            writer.create();
            for (Map.Entry<String, Variable> variable : variables.entrySet()) {
                Object values = columns.get(variable.getKey());
                if (java.lang.reflect.Array.getLength(values) > 0) {
                    writer.write(variable.getValue(), Array.factory(values));
                }
            }
        } finally {
            writer.close();
        }
        return file;
    }

    private Dimension shared(NetcdfFileWriter writer) {
        int length =
                java.lang.reflect.Array.getLength(columns.values().iterator().next());
        return length == 0 ? writer.addUnlimitedDimension("time") : writer.addDimension(null, "time", length);
    }

    public static SourceContent read(Path file) {
        return SourceFiles.read(file, Optional.empty());
    }

    public static double[] column(SourceContent content, String channel) {
        for (int c = 0; c < content.samples().channels().size(); c++) {
            if (content.samples().channels().get(c).name().equals(channel)) {
                return content.samples().values()[c];
            }
        }
        throw new HtmStException("no channel " + channel, false);
    }
}
