package org.htmst.bench.report;

/**
 * A fact about the run.
 *
 * @param name lower case words
 * @param value its text
 */
public record HeadLine(String name, String value) {}
