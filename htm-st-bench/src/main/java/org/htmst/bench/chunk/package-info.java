/**
 * The store under test: {@link org.htmst.bench.chunk.ChunkSystem}, used as a program that has it as a library would.
 *
 * <pre>{@code
 * try (ArchiveSystem store = new ChunkSystem("htm-st", archive, server, folder, false, true)) {
 *     store.load(System.err);
 * }
 * }</pre>
 */
package org.htmst.bench.chunk;
