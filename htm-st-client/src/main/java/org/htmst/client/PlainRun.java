package org.htmst.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own, with this one's streams. */
final class PlainRun {

    private PlainRun() {}

    /** Runs it; its exit code. A signal that ends this process ends it, too. */
    static int of(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", System.getProperty("htmst.launcher")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("HTM_ST_RESIDENT", "no");
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread() {
                @Override
                public void run() {
                    process.destroy();
                }
            });
            return process.waitFor();
        } catch (IOException e) {
            System.err.println("htm-st: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
