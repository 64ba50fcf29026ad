package org.htmst.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The name and version of the program. */
final class Version implements IVersionProvider {

    /** Such as {@code htm-st 0.1.0}. */
    static String software() {
        return "htm-st "
                + Optional.ofNullable(HtmSt.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {software() + " (Java " + Runtime.version() + ")"};
    }
}
