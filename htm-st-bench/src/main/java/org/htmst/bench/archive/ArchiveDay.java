package org.htmst.bench.archive;

import java.time.LocalDate;

/**
 * One satellite's day of an archive.
 *
 * @param satellite such as {@code noaa-18}
 * @param day UTC
 */
public record ArchiveDay(String satellite, LocalDate day) {}
