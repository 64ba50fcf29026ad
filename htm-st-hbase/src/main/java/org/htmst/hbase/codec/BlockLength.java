package org.htmst.hbase.codec;

/** The length of one of several blocks in a cell of versions up to 4: {@value #BYTES} bytes, unsigned, big-endian. */
final class BlockLength {

    static final int BYTES = 3;

    private BlockLength() {}

    static int read(byte[] cell, int at) {
        return (cell[at] & 0xFF) << 16 | (cell[at + 1] & 0xFF) << 8 | cell[at + 2] & 0xFF;
    }
}
