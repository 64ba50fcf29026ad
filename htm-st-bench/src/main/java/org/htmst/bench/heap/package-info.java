/**
 * How much memory a client needs while millions of samples stream through it: {@link org.htmst.bench.heap.StreamingHeap} starts a JVM of its
 * own, whose main class is {@link org.htmst.bench.heap.HeapProbe}.
 *
 * <pre>{@code
 * double peakMb = StreamingHeap.measure(home, 10_000_000).peakMb();
 * }</pre>
 */
package org.htmst.bench.heap;
