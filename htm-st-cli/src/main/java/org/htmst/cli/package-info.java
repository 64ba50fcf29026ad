/**
 * The program {@code htm-st}: {@link org.htmst.cli.HtmSt} is its main class and root command, every other command is a class of its
 * own that reads its options, calls the library and prints. {@link org.htmst.cli.session.Session} is the world around a run, so that
 * tests can have one of their own.
 *
 * <p>Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage. In a program:
 *
 * <pre>{@code
 * int code = HtmSt.commandLine(Session.ofProcess()).execute("count", "--box", "270,-50,360,0");
 * }</pre>
 */
package org.htmst.cli;
