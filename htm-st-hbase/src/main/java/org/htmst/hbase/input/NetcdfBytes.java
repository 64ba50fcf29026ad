package org.htmst.hbase.input;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.htmst.hbase.HtmStException;
import ucar.unidata.io.InMemoryRandomAccessFile;

/**
 * The bytes of a file as NetCDF-Java reads them. Each structure of HDF5 is checked when NetCDF-Java first goes to it: the library
 * has no look at the checksums, and takes sizes at their word.
 */
final class NetcdfBytes extends InMemoryRandomAccessFile {

    private final Optional<Hdf5Structures> structures;
    private HtmStException fault;

    NetcdfBytes(SourceFile file, boolean hdf5) {
        super(file.name(), file.bytes());
        structures = hdf5 ? Optional.of(new Hdf5Structures(file)) : Optional.empty();
    }

    @Override
    public void seek(long position) throws IOException {
        super.seek(position);
        if (structures.isPresent()) {
            try {
                structures.get().check(position);
            } catch (HtmStException e) {
                fault = e;
                throw e;
            }
        }
    }

    @Override
    public String readString(int length) throws IOException {
        if (length < 0 || length > length() - getFilePointer()) {
            throw new EOFException("a text of " + length + " bytes at " + getFilePointer());
        }
        return super.readString(length);
    }

    /**
     * Nothing, as long as all structures read so far are sound. NetCDF-Java goes on after some errors.
     *
     * @throws HtmStException the last fault found
     */
    void requireSound() {
        if (fault != null) {
            throw fault;
        }
    }
}
