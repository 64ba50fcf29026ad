package org.htmst.bench.report;

/**
 * A fact about the run.
 *
 * @param name lower case words
 * @param value its text
 */
public record Fact(String name, String value) {}
