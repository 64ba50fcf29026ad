package org.htmst.formats.archive;

import java.util.Optional;

/**
 * A file in an archive.
 *
 * @param name as the archive has it, folders included
 * @param bytes how long it says it is when unpacked
 * @param fault why it cannot be taken, as it goes on after its name; empty if it can
 */
public record Entry(String name, long bytes, Optional<String> fault) {}
