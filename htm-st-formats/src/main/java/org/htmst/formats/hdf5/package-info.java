/**
 * The structures of HDF5, checked before NetCDF-Java goes to them: {@link org.htmst.formats.hdf5.Hdf5Structures} follows headers,
 * checksums and sizes, and {@link org.htmst.formats.hdf5.Hdf5Values} reads the values of variables. Positions and names are those
 * of the HDF5 File Format Specification, version 3.0.
 */
package org.htmst.formats.hdf5;
