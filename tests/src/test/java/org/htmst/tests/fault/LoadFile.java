package org.htmst.tests.fault;

import java.nio.file.Path;

/**
 * A file to load.
 *
 * @param slot its place: another version of it has the same slot, from 0
 * @param version 1 for the first that is loaded, 2 for the one that takes its place
 * @param path where it is
 */
record LoadFile(int slot, int version, Path path) {}
