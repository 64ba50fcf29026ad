package org.htmst.hbase.plan;

/** The threads that read parts of a plan. */
public final class ReaderThreads {

    /** How many work for one question: one more than there are processors, since some wait for the server. */
    public static final int COUNT = Math.min(4, 1 + Runtime.getRuntime().availableProcessors());

    private ReaderThreads() {}

    public static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-scan");
        thread.setDaemon(true);
        return thread;
    }
}
