package org.htmst.cli.session;

import org.htmst.hbase.load.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The name and version of the program. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {ProgramVersion.SOFTWARE + " (Java " + Runtime.version() + ")"};
    }
}
