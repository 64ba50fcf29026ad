package org.htmst.formats;

import java.util.function.Supplier;

/**
 * A file that may be loaded: known by its bytes, not decoded yet, since to decode what is in the store already would be in vain.
 */
public interface Source {

    /** The name without folders. */
    String fileName();

    /** Of its bytes, 64 lower case hexadecimal digits. */
    String sha256();

    /** How its bytes are understood, see {@link SourceContent#reading}. */
    String reading();

    /**
     * Decodes it.
     *
     * @throws org.htmst.failure.HtmStException if it is damaged or holds no usable sample
     */
    SourceContent read();

    /**
     * A file to be decoded by {@code decoder}.
     *
     * @param reading how, see {@link SourceContent#reading}
     */
    static Source of(SourceFile file, String reading, Supplier<SourceContent> decoder) {
        return new LazySource(file.name(), file.sha256(), reading, decoder);
    }

    /** A file that has been decoded already. */
    static Source of(SourceContent content) {
        return new LazySource(
                content.file().getFileName().toString(), content.sha256(), content.reading(), () -> content);
    }
}
