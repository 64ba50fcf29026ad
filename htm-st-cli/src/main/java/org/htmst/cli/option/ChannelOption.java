package org.htmst.cli.option;

import picocli.CommandLine.Option;

/** One channel. */
public final class ChannelOption {

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            required = true,
            completionCandidates = CompletedNames.Channels.class,
            description = "Channel, by name or alias.")
    private String channel;

    /** What was typed. */
    public String channel() {
        return channel;
    }
}
