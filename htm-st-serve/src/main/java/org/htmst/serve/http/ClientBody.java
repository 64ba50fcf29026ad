package org.htmst.serve.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a client sends, where failures are the client's. */
final class ClientBody extends FilterInputStream {

    ClientBody(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
