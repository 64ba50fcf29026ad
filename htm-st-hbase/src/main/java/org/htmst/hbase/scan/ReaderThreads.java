package org.htmst.hbase.scan;

/** The threads that read parts of a plan. */
final class ReaderThreads {

    /** How many work for one question: one more than there are processors, since some wait for the server. */
    static final int COUNT = Math.min(4, 1 + Runtime.getRuntime().availableProcessors());

    private ReaderThreads() {}

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-scan");
        thread.setDaemon(true);
        return thread;
    }
}
