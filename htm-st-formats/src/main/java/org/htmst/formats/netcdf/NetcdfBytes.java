package org.htmst.formats.netcdf;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Structures;
import ucar.unidata.io.InMemoryRandomAccessFile;

/**
 * The bytes of a file as NetCDF-Java reads them. Each structure of HDF5 is checked when NetCDF-Java first goes to it: the library
 * has no look at the checksums, and takes sizes at their word.
 */
final class NetcdfBytes extends InMemoryRandomAccessFile {

    private final Optional<Hdf5Structures> structures;
    private HtmStException fault;
    private boolean closed;

    NetcdfBytes(SourceFile file, boolean hdf5) {
        super(file.name(), file.bytes());
        structures = hdf5 ? Optional.of(new Hdf5Structures(file)) : Optional.empty();
    }

    /** What is to be tried though it cannot be done. */
    interface Attempt {
        void run() throws IOException;
    }

    /** Tries something while no byte can be read. */
    void closedWhile(Attempt attempt) {
        closed = true;
        try {
            attempt.run();
            throw new IllegalStateException("bytes of " + getLocation() + " were read though they were closed");
        } catch (IOException e) {
            closed = false;
        }
    }

    @Override
    public void seek(long position) throws IOException {
        if (closed) {
            throw new IOException("not to be read yet");
        }
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

    /** Where NetCDF-Java read last, or was about to. */
    long position() {
        try {
            return getFilePointer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that a header was looked at when NetCDF-Java came to it.
     *
     * @throws HtmStException if it was not known as one
     */
    void requireHeader(long position) {
        structures.ifPresent(hdf5 -> hdf5.requireHeader(position));
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
