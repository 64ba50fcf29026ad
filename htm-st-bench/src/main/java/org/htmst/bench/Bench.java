package org.htmst.bench;

import org.htmst.cli.HtmSt;
import org.htmst.cli.Session;

/** The program with its benchmarks, which need packages that a user of the store does not. */
public final class Bench {

    private Bench() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        Session session = Session.ofProcess();
        System.exit(HtmSt.commandLine(session, new BenchCommand(session)).execute(arguments));
    }
}
