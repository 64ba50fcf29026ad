package org.htmst.tests.mutant;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Measures what each mutant takes on the thread that made it, and ends the process at one that takes too long. */
final class Watch {

    static final long LONGEST_S = 10;

    /** Processor time does not pass while a thread waits for something for ever. */
    private static final long LONGEST_WAIT_S = 300;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Thread watched = Thread.currentThread();
    private final PrintStream out;
    private volatile Verdict underWay;
    private volatile long startCpuNs;
    private volatile long startNs;
    private long allocated;

    /** {@code out}: where to write of the last mutant, with the stack it was in. */
    Watch(PrintStream out) {
        this.out = out;
        Thread watcher = new Thread(this::watch);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** {@code verdict}: what is known before it is tried. */
    void begin(Verdict verdict) {
        allocated = THREADS.getThreadAllocatedBytes(watched.getId());
        startCpuNs = THREADS.getThreadCpuTime(watched.getId());
        startNs = System.nanoTime();
        underWay = verdict;
    }

    /** The same verdict, with what it took. */
    Verdict end() {
        Verdict verdict = underWay;
        underWay = null;
        long ms = (THREADS.getThreadCpuTime(watched.getId()) - startCpuNs) / 1_000_000;
        long mb = (THREADS.getThreadAllocatedBytes(watched.getId()) - allocated) >> 20;
        return new Verdict(verdict.number(), verdict.kind(), verdict.original(), verdict.outcome(), ms, mb, "");
    }

    private void watch() {
        while (true) {
            Verdict verdict = underWay;
            long cpuNs = THREADS.getThreadCpuTime(watched.getId()) - startCpuNs;
            long ns = System.nanoTime() - startNs;
            if (verdict != null
                    && (cpuNs > TimeUnit.SECONDS.toNanos(LONGEST_S) || ns > TimeUnit.SECONDS.toNanos(LONGEST_WAIT_S))) {
                StringBuilder stack = new StringBuilder("took more than " + LONGEST_S + " s:");
                for (StackTraceElement frame : watched.getStackTrace()) {
                    stack.append(" at ").append(frame);
                }
                out.println(verdict.fault(stack.toString()).line());
                Runtime.getRuntime().halt(1);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
