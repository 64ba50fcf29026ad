package org.htmst.hbase.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.plan.ScanTask;

/** Puts together what tasks come to, in the order of the tasks, whichever is read first, so that rounding does not depend on threads. */
final class TaskFold {

    private TaskFold() {}

    /**
     * What all tasks come to.
     *
     * @param start what none come to
     * @param part what one comes to; asked by the thread that calls if there is but one, else by the executor's
     * @param plus what two come to, the first of which may be used up
     */
    static <T> T fold(
            ScanExecutor executor, List<ScanTask> tasks, T start, Function<ScanTask, T> part, BinaryOperator<T> plus) {
        if (tasks.size() == 1) {
            return plus.apply(start, part.apply(tasks.get(0)));
        }
        Deque<Future<T>> ahead = new ArrayDeque<>();
        Iterator<ScanTask> left = tasks.iterator();
        try {
            T sum = start;
            while (left.hasNext() || !ahead.isEmpty()) {
                while (left.hasNext() && ahead.size() < ScanExecutor.TASKS_AHEAD) {
                    ScanTask task = left.next();
                    ahead.add(executor.submit(() -> part.apply(task)));
                }
                sum = plus.apply(sum, ahead.remove().get());
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading", true, e);
        } catch (CancellationException e) {
            throw ScanExecutor.closed(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            ahead.forEach(task -> task.cancel(true));
        }
    }
}
