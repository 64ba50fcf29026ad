/**
 * Files in a tar, packed by gzip or not, or in a zip: each is one of its own name, read into memory and never written to disk.
 *
 * <p>{@link org.htmst.formats.archive.Archive#open} looks through an archive and tells what is in it, and what of that cannot be taken;
 * {@link org.htmst.formats.archive.ArchiveSources} then reads its files one after another.
 *
 * <p>Archives may be hostile: how many entries are counted, how long they get when unpacked, and what their names may be, has bounds,
 * and what is no plain file is refused by its name.
 */
package org.htmst.formats.archive;
