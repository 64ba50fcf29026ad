package org.htmst.cli.session;

import java.util.Optional;
import org.htmst.answer.map.MemoryLimit;
import org.htmst.cli.option.ByteSize;

/** The memory that a command may use. */
public final class Memory {

    private Memory() {}

    /** The limit that was asked for or, without one, what Java may use. */
    public static MemoryLimit limit(Optional<ByteSize> asked) {
        return asked.map(size -> new MemoryLimit(size.bytes(), "raise --max-memory", 0))
                .orElseGet(() -> new MemoryLimit(
                        Runtime.getRuntime().maxMemory(), "let Java use more with HTM_ST_JAVA_OPTS=-Xmx...", 0));
    }
}
