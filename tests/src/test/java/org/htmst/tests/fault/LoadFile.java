package org.htmst.tests.fault;

import java.nio.file.Path;

/**
 * A file to load.
 *
 * @param slot its place: another version of it has the same slot, from 0
 * @param version 1 for the first that is loaded, one more for each that takes its place; versions 1, 3, 5, … hold the same, as
 *     do 2, 4, 6, …
 * @param path where it is
 */
record LoadFile(int slot, int version, Path path) {}
