package org.htmst.cli.input;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.htmst.formats.Source;

/**
 * A file to be loaded.
 *
 * @param shown what messages call it; the store calls it by the last part
 * @param bytes its length; 1 if that is not known
 * @param source reads it; fails with what is wrong with it
 */
public record LoadInput(Path shown, long bytes, Supplier<Source> source) {}
