package org.htmst.formats.cdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Filters;
import uk.ac.bristol.star.cdf.CdfFormatException;
import uk.ac.bristol.star.cdf.CdfReader;
import uk.ac.bristol.star.cdf.DataType;
import uk.ac.bristol.star.cdf.record.AttributeDescriptorRecord;
import uk.ac.bristol.star.cdf.record.AttributeEntryDescriptorRecord;
import uk.ac.bristol.star.cdf.record.Buf;
import uk.ac.bristol.star.cdf.record.CompressedVariableValuesRecord;
import uk.ac.bristol.star.cdf.record.GlobalDescriptorRecord;
import uk.ac.bristol.star.cdf.record.Pointer;
import uk.ac.bristol.star.cdf.record.Record;
import uk.ac.bristol.star.cdf.record.RecordFactory;
import uk.ac.bristol.star.cdf.record.VariableDescriptorRecord;
import uk.ac.bristol.star.cdf.record.VariableIndexRecord;
import uk.ac.bristol.star.cdf.record.VariableValuesRecord;

/**
 * Walks the records of a CDF file (CDF Internal Format Description, version 3.9) before its content is read: jcdf makes arrays of any
 * size that a record tells, and follows links in circles.
 */
final class CdfStructure {

    private static final int GDR = 2;
    private static final int RVDR = 3;
    private static final int ADR = 4;
    private static final int VXR = 6;
    private static final int VVR = 7;
    private static final int ZVDR = 8;
    private static final int CVVR = 13;

    /** The smallest record there is. */
    private static final int LEAST_BYTES = 12;

    private static final int MOST_DIMENSIONS = 10;
    private static final int DEEPEST = 8;
    private static final int COMPRESSED_BIT = 2;

    /** Of one record of a variable, which jcdf makes up to four arrays for when it opens a file. */
    private static final long MOST_RECORD_BYTES = 16 << 20;

    private final SourceFile file;
    private final Buf buf;
    private final RecordFactory factory;
    private final int offsetBytes;
    private final int nameBytes;
    private final long mostBytes = Runtime.getRuntime().maxMemory() / 4;
    private final Set<Long> seen = new HashSet<>();
    private long unpacked;
    private long recordBytes;

    private CdfStructure(SourceFile file, CdfReader reader) {
        this.file = file;
        this.buf = reader.getBuf();
        this.factory = reader.getRecordFactory();
        this.offsetBytes = buf.isBit64() ? Long.BYTES : Integer.BYTES;
        this.nameBytes = buf.isBit64() ? 256 : 64;
    }

    /** Checks the file that {@code reader} has opened. */
    static void check(SourceFile file, CdfReader reader) throws IOException {
        new CdfStructure(file, reader).walk(reader.getCdr().gdrOffset);
    }

    private void walk(long gdrOffset) throws IOException {
        requireCount(gdrOffset, GDR, 4 * offsetBytes + 3 * Integer.BYTES, Integer.BYTES, MOST_DIMENSIONS);
        GlobalDescriptorRecord gdr = record(gdrOffset, GlobalDescriptorRecord.class);
        requireLinks(gdr.nrVars, "rVariables");
        requireLinks(gdr.nzVars, "zVariables");
        requireLinks(gdr.numAttr, "attributes");
        int[] sizes = gdr.rDimSizes;
        long next = gdr.rVdrHead;
        for (int i = 0; i < gdr.nrVars; i++) {
            next = variable(next, RVDR, sizes);
        }
        next = gdr.zVdrHead;
        for (int i = 0; i < gdr.nzVars; i++) {
            next = variable(next, ZVDR, null);
        }
        next = gdr.adrHead;
        long entries = 0;
        for (int i = 0; i < gdr.numAttr; i++) {
            requireType(next, ADR);
            AttributeDescriptorRecord attribute = record(next, AttributeDescriptorRecord.class);
            // Entries are numbered by variables; jcdf makes an array up to the greatest number.
            entries += attribute.maxGrEntry + 2L + attribute.maxZEntry;
            if (attribute.maxGrEntry < -1 || attribute.maxZEntry < -1 || entries > buf.getLength()) {
                throw damaged(
                        next,
                        "attribute " + attribute.name + " claims entries up to number " + attribute.maxGrEntry + " and "
                                + attribute.maxZEntry);
            }
            entries(attribute.agrEdrHead, attribute.nGrEntries, attribute.maxGrEntry);
            entries(attribute.azEdrHead, attribute.nZEntries, attribute.maxZEntry);
            next = attribute.adrNext;
        }
    }

    private void entries(long head, int count, int greatest) throws IOException {
        requireLinks(count, "entries of an attribute");
        long next = head;
        for (int i = 0; i < count; i++) {
            AttributeEntryDescriptorRecord entry = record(next, AttributeEntryDescriptorRecord.class);
            long bytes =
                    (long) entry.numElems * DataType.getDataType(entry.dataType).getByteCount();
            if (entry.num < 0 || entry.num > greatest || entry.numElems < 0 || bytes > entry.getRecordSize()) {
                throw damaged(next, "entry " + entry.num + " of an attribute claims " + entry.numElems + " values");
            }
            next = entry.aedrNext;
        }
    }

    /** Checks a variable and gives where the next one stands. */
    private long variable(long at, int type, int[] rSizes) throws IOException {
        requireType(at, type);
        if (type == ZVDR) {
            int before = 3 * offsetBytes + 9 * Integer.BYTES + offsetBytes + Integer.BYTES + nameBytes;
            requireCount(at, type, before, 2 * Integer.BYTES, MOST_DIMENSIONS);
        }
        VariableDescriptorRecord variable = record(at, VariableDescriptorRecord.class);
        int[] sizes = type == ZVDR ? variable.zDimSizes : rSizes;
        if (variable.dimVarys.length != sizes.length || variable.numElems < 1 || variable.maxRec < -1) {
            throw damaged(
                    at,
                    "variable " + variable.name + " claims " + variable.dimVarys.length + " dimensions of "
                            + sizes.length + ", " + variable.numElems + " elements and " + (variable.maxRec + 1L)
                            + " records");
        }
        long bytes = (long) variable.numElems
                * DataType.getDataType(variable.dataType).getByteCount();
        long all = bytes;
        for (int d = 0; d < sizes.length; d++) {
            if (sizes[d] < 1) {
                throw damaged(at, "variable " + variable.name + " claims a dimension of " + sizes[d]);
            }
            all = Math.min(all * sizes[d], Long.MAX_VALUE / Integer.MAX_VALUE);
            bytes *= variable.dimVarys[d] ? sizes[d] : 1;
            if (all > MOST_RECORD_BYTES) {
                throw file.error("not supported: a record of variable " + variable.name + " has more than "
                        + MOST_RECORD_BYTES + " bytes");
            }
        }
        recordBytes += all;
        if (4 * recordBytes > mostBytes) {
            throw file.tooBig(null);
        }
        index(variable.vxrHead, variable, (int) bytes, 0);
        return variable.vdrNext;
    }

    private void index(long head, VariableDescriptorRecord variable, int bytes, int depth) throws IOException {
        for (long at = head; at != 0; ) {
            if (depth > DEEPEST || !seen.add(at)) {
                throw damaged(at, "the index of variable " + variable.name + " goes in a circle");
            }
            requireCount(at, VXR, offsetBytes, 2 * Integer.BYTES + offsetBytes, Integer.MAX_VALUE);
            VariableIndexRecord index = record(at, VariableIndexRecord.class);
            if (index.nUsedEntries < 0 || index.nUsedEntries > index.nEntries) {
                throw damaged(
                        at,
                        "the index of variable " + variable.name + " claims " + index.nUsedEntries + " of "
                                + index.nEntries + " entries");
            }
            for (int e = 0; e < index.nUsedEntries; e++) {
                entry(index, e, variable, bytes, depth);
            }
            at = index.vxrNext;
        }
    }

    private void entry(VariableIndexRecord index, int e, VariableDescriptorRecord variable, int bytes, int depth)
            throws IOException {
        long at = index.offset[e];
        long records = index.last[e] - (long) index.first[e] + 1;
        int type = type(at);
        long needed = records * bytes;
        boolean isIn = index.first[e] >= 0 && records > 0 && needed <= Integer.MAX_VALUE;
        if (type == VXR) {
            index(at, variable, bytes, depth + 1);
        } else if (type == VVR && isIn) {
            VariableValuesRecord values = record(at, VariableValuesRecord.class);
            if (needed > at + values.getRecordSize() - values.getRecordsOffset()) {
                throw damaged(
                        at,
                        "the values of variable " + variable.name + ", records " + index.first[e] + " to "
                                + index.last[e] + ", do not lie in the file");
            }
        } else if (type == CVVR && isIn && Record.hasBit(variable.flags, COMPRESSED_BIT)) {
            CompressedVariableValuesRecord values = record(at, CompressedVariableValuesRecord.class);
            if (values.cSize < 0 || values.cSize > at + values.getRecordSize() - values.getDataOffset()) {
                throw damaged(at, "the packed values of variable " + variable.name + " do not lie in the file");
            }
            requireUnpackable(needed, values.cSize, "the values of variable " + variable.name);
        } else {
            throw damaged(
                    at,
                    "the index of variable " + variable.name + " leads to a record of type " + type + " for records "
                            + index.first[e] + " to " + index.last[e]);
        }
    }

    private void requireUnpackable(long needed, long packed, String what) {
        unpacked += needed;
        if (unpacked > mostBytes) {
            throw file.tooBig(null);
        }
        requireDeflation(file, needed, packed, what);
    }

    /** Checks that so many bytes can come of packed ones; runs of zeros are packed up to 256 to two bytes. */
    static void requireDeflation(SourceFile file, long needed, long packed, String what) {
        if (needed < 0 || needed > Hdf5Filters.MAX_DEFLATION * (packed + 1)) {
            throw file.error("is damaged: " + what + " are said to have " + needed + " bytes, more than " + packed
                    + " packed ones can hold");
        }
    }

    private void requireLinks(int count, String what) {
        if (count < 0 || (long) count * LEAST_BYTES > buf.getLength()) {
            throw file.error("is damaged: it claims " + count + " " + what);
        }
    }

    /** Checks a number of things in a record that has as many. */
    private void requireCount(long at, int type, int before, int each, int most) throws IOException {
        requireType(at, type);
        Pointer pointer = new Pointer(at);
        long size = buf.readOffset(pointer);
        int head = offsetBytes + Integer.BYTES + before;
        if (size < head + Integer.BYTES) {
            throw damaged(at, "a record of type " + type + " has only " + size + " bytes");
        }
        int count = buf.readInt(new Pointer(at + head));
        if (count < 0 || count > most || (long) count * each > size - head) {
            throw damaged(at, "a record of type " + type + " of " + size + " bytes claims " + count + " entries");
        }
    }

    private void requireType(long at, int type) throws IOException {
        int found = type(at);
        if (found != type) {
            throw damaged(at, "a record of type " + type + " was expected, not " + found);
        }
    }

    /** The type of the record at {@code at}, which lies in the file. */
    private int type(long at) throws IOException {
        long end = buf.getLength();
        if (at < Long.BYTES || at > end - offsetBytes - Integer.BYTES) {
            throw damaged(at, "a record is said to be there, of " + end + " bytes");
        }
        Pointer pointer = new Pointer(at);
        long size = buf.readOffset(pointer);
        if (size < offsetBytes + Integer.BYTES || size > end - at) {
            throw damaged(at, "a record is said to have " + size + " bytes, of " + (end - at));
        }
        return buf.readInt(pointer);
    }

    private <R extends Record> R record(long at, Class<R> kind) throws IOException {
        type(at);
        try {
            return factory.createRecord(buf, at, kind);
        } catch (CdfFormatException | RuntimeException | AssertionError e) {
            throw file.damaged(at, "there is no such record: " + e.getMessage(), e);
        }
    }

    private RuntimeException damaged(long at, String what) {
        return file.damaged(at, what);
    }
}
