/**
 * The simulated samples that every system holds: {@link org.htmst.bench.archive.Archive} says which,
 * {@link org.htmst.bench.archive.MadeDays} makes them ahead of their use, {@link org.htmst.bench.archive.PlainSamples} is the form in
 * which rivals get them, and {@link org.htmst.bench.archive.ArchiveMark} remembers what a folder holds already.
 *
 * <pre>{@code
 * Archive archive = Archive.of(window, Archive.SATELLITES, List.of("e1/0"), 1);
 * try (MadeDays<PlainSamples> days = archive.made(day -> archive.plain(day, 1), progress, "days made")) {
 *     days.forEachRemaining(some -> some.forEach(System.out::println));
 * }
 * }</pre>
 */
package org.htmst.bench.archive;
