/**
 * Files of named arrays of any layout: which variables are times, places and channels, by a descriptor or by what the file says.
 *
 * <p>A format gives an {@link org.htmst.formats.array.ArrayFile}; {@link org.htmst.formats.array.ArrayReader} makes samples of it
 * by an {@link org.htmst.formats.array.ArrayDescriptor}: the user's, that of one of the
 * {@linkplain org.htmst.formats.array.KnownMissions missions} that come with the program, or the
 * {@linkplain org.htmst.formats.array.ArrayDraft draft} of what the file says of itself.
 *
 * <pre>{@code
 * ArrayDescriptor descriptor = ArrayDescriptor.read(Files.readAllBytes(Path.of("d.json")), "d.json");
 * byte[] json = descriptor.json();   // every key
 * }</pre>
 */
package org.htmst.formats.array;
