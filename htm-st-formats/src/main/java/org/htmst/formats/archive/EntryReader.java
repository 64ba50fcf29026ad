package org.htmst.formats.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Goes through an archive once, entry by entry. To be closed. */
interface EntryReader extends Closeable {

    /**
     * The next entry that is no folder; empty at the end.
     *
     * @throws IOException if the archive is damaged from here on
     */
    Optional<Header> next() throws IOException;

    /** The bytes of the entry that was given last, unpacked; not to be closed. */
    InputStream bytes() throws IOException;

    /**
     * What stands of an entry in the archive.
     *
     * @param name of the entry
     * @param bytes its length when unpacked, as it is told
     * @param kind why it is no plain file, such as {@code is a link}; empty if it is one
     */
    record Header(String name, long bytes, Optional<String> kind) {}
}
