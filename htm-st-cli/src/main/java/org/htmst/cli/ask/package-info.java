/**
 * The commands that answer: each reads its options, asks the library and prints. {@link org.htmst.cli.ask.QueryCommand} gives samples,
 * {@link org.htmst.cli.ask.CountCommand} and {@link org.htmst.cli.ask.SummarizeCommand} numbers, {@link org.htmst.cli.ask.PlotCommand} pictures of such, {@link
 * org.htmst.cli.ask.InterpolateCommand} maps and
 * {@link org.htmst.cli.ask.MapCommand} pictures of them.
 */
package org.htmst.cli.ask;
