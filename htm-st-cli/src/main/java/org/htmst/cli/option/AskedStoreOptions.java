package org.htmst.cli.option;

import java.util.Optional;
import org.htmst.hbase.catalog.cite.AsOf;
import picocli.CommandLine.Option;

/** Where the store is that is asked, and which of its states. */
public final class AskedStoreOptions extends StoreOptions {

    @Option(
            names = "--as-of",
            paramLabel = "TIME|ID",
            description =
                    "Ask the store as it was at TIME, such as 2019-11-01T12:00Z, or when answer ID was made: of files that were"
                            + " replaced or removed since, as long as their rows are kept ('htm-st retain').")
    private AsOf asOf;

    @Option(
            names = "--cite",
            description =
                    "Have the store keep what is asked, and say its id on standard error, also of an answer on standard output"
                            + " ('htm-st repeat').")
    private boolean cite;

    @Override
    public Optional<AsOf> asOf() {
        return Optional.ofNullable(asOf);
    }
}
