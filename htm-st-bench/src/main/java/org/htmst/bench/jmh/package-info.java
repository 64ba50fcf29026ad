/**
 * Micro-benchmarks by JMH: {@link org.htmst.bench.jmh.GridKernels}, {@link org.htmst.bench.jmh.CodeKernels} and
 * {@link org.htmst.bench.jmh.BlockKernels} are what is measured, {@link org.htmst.bench.jmh.KernelsCommand} runs them.
 *
 * <pre>{@code
 * htm-st bench kernels
 * }</pre>
 */
package org.htmst.bench.jmh;
