package org.htmst.bench;

import org.htmst.cli.Session;
import org.htmst.cli.option.GeneralOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks. */
@Command(name = "bench", description = "Measure the store.", abbreviateSynopsis = true)
final class BenchCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.talk(general).println("nothing to measure");
        throw new ParameterException(spec.commandLine(), "name what to measure");
    }
}
