package org.htmst.serve.hapi;

import java.io.ByteArrayOutputStream;

/**
 * Records, ready to be sent.
 *
 * @param bytes their bytes, and perhaps unused ones
 * @param length how many bytes are used
 * @param count how many records these are
 */
record EncodedRecords(byte[] bytes, int length, int count) {

    /** Collects bytes of records. */
    static final class Builder extends ByteArrayOutputStream {

        /** A builder for about so many bytes. */
        Builder(int expected) {
            super(expected + 1);
        }

        EncodedRecords records(int records) {
            // Without a copy: nothing is written any more.
            return new EncodedRecords(buf, count, records);
        }
    }
}
