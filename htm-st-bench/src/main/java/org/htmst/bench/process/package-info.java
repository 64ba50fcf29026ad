/**
 * Times whole commands, as a shell starts them: {@link org.htmst.bench.process.ProcessBench} has the script {@code htm-st} carry out small
 * {@linkplain org.htmst.bench.process.ShellCommand commands} in the {@linkplain org.htmst.bench.process.Start ways a command can start},
 * each as a process, and gives {@link org.htmst.bench.process.ProcessTimes}.
 *
 * <pre>{@code
 * List<ProcessTimes> times = new ProcessBench(Launcher.ofThisProgram(home), 200, 5, System.err).measure(ShellCommand.of(archive));
 * }</pre>
 */
package org.htmst.bench.process;
