package org.htmst.cli.session;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar in the last line of a terminal, that makes room for other lines. */
public final class LoadProgress implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final int MEGABYTE = 1_000_000;
    private static final int PERCENT = 100;

    private final PrintStream terminal;
    private final ProgressBar bar;

    /** A bar of {@code bytes} bytes on {@code terminal}. */
    public LoadProgress(PrintStream terminal, long bytes) {
        this(terminal, "loading", bytes, " MB", MEGABYTE);
    }

    /** A bar of {@code bytes} bytes of files that are copied on {@code terminal}. */
    public static LoadProgress ofCopy(PrintStream terminal, long bytes) {
        return new LoadProgress(terminal, "copying", bytes, " MB", MEGABYTE);
    }

    /** A bar of {@code samples} samples that are written anew on {@code terminal}. */
    public static LoadProgress ofUpgrade(PrintStream terminal, long samples) {
        return new LoadProgress(terminal, "upgrading", samples, " samples", 1);
    }

    /** A bar of {@code samples} samples that are counted on {@code terminal}. */
    public static LoadProgress ofRollUp(PrintStream terminal, long samples) {
        return new LoadProgress(terminal, "rolling up", samples, " samples", 1);
    }

    /** A bar of {@code days} simulated days on {@code terminal}. */
    public static LoadProgress ofDays(PrintStream terminal, int days) {
        return new LoadProgress(terminal, "simulating", days, " days", 1);
    }

    /** A bar of {@value #PERCENT} hundredths of a compaction on {@code terminal}. */
    public static LoadProgress ofCompaction(PrintStream terminal) {
        return new LoadProgress(terminal, "compacting", PERCENT, " %", 1);
    }

    /** A bar of {@value #PERCENT} hundredths of a verification on {@code terminal}. */
    public static LoadProgress ofVerification(PrintStream terminal) {
        return new LoadProgress(terminal, "verifying", PERCENT, " %", 1);
    }

    private LoadProgress(PrintStream terminal, String task, long length, String unit, int unitLength) {
        this.terminal = terminal;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(Math.max(1, length))
                .setUnit(unit, unitLength)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new Line())
                .build();
    }

    /** Moves the bar on. */
    public void step(long bytes) {
        bar.stepBy(bytes);
    }

    /** Moves the bar to a part, 0 to 1, of its length. */
    public void stepTo(double part) {
        bar.stepTo(Math.round(part * bar.getMax()));
    }

    /** Clears the line, so that another can be printed; the bar comes back by itself. */
    public void makeRoom() {
        terminal.print("\r" + " ".repeat(WIDTH) + "\r");
    }

    @Override
    public void close() {
        bar.close();
        makeRoom();
    }

    private final class Line implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String text) {
            terminal.print("\r" + text);
        }

        @Override
        public void close() {
            terminal.flush();
        }
    }
}
