package org.htmst.cli;

import org.htmst.hbase.load.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The name and version of the program. */
final class Version implements IVersionProvider {

    /** Such as {@code htm-st 0.1.0}. */
    static String software() {
        return "htm-st " + ProgramVersion.CURRENT;
    }

    @Override
    public String[] getVersion() {
        return new String[] {software() + " (Java " + Runtime.version() + ")"};
    }
}
