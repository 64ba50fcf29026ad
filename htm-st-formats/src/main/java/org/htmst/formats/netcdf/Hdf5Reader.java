package org.htmst.formats.netcdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.htmst.failure.Excerpt;
import org.htmst.formats.SourceFile;
import ucar.nc2.NetcdfFile;
import ucar.nc2.iosp.hdf5.H5header;
import ucar.nc2.iosp.hdf5.H5iosp;
import ucar.nc2.util.CancelTask;
import ucar.unidata.io.RandomAccessFile;

/**
 * NetCDF-Java's reader of HDF5, heard out: what it skips in a file it tells standard output, where data belong, and goes on. Whoever
 * reads the headers through this one has its words as an error.
 */
final class Hdf5Reader extends H5iosp {

    private final SourceFile file;

    Hdf5Reader(SourceFile file) {
        this.file = file;
    }

    @Override
    public void open(RandomAccessFile bytes, NetcdfFile netcdf, CancelTask cancel) throws IOException {
        makeParser((NetcdfBytes) bytes, netcdf, cancel);
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try (PrintStream listening = new PrintStream(words, true, StandardCharsets.UTF_8)) {
            ((H5header) sendIospMessage("header")).read(listening);
        }
        if (words.size() > 0) {
            throw file.error("not supported; NetCDF-Java says: "
                    + Excerpt.of(words.toString(StandardCharsets.UTF_8).strip()));
        }
        netcdf.finish();
    }

    /** Only an attempt to open a file makes a parser; it must not come to read with it, since it would not be heard. */
    private void makeParser(NetcdfBytes bytes, NetcdfFile netcdf, CancelTask cancel) {
        bytes.closedWhile(() -> super.open(bytes, netcdf, cancel));
    }
}
