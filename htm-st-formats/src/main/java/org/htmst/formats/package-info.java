/**
 * From files to checked samples, as columns, and back.
 *
 * <p>{@link org.htmst.formats.SourceFiles#read} gives a {@link org.htmst.formats.SourceContent}: the
 * {@linkplain org.htmst.sample.SampleTable samples} in order of time, how many records were left out and why, and the
 * {@link org.htmst.formats.Product} that says what the channels are.
 *
 * <pre>{@code
 * SourceContent content = SourceFiles.read(Path.of("poes_n18_20191024_proc.nc"), Optional.empty());
 * content.samples().size();   // 22411
 * }</pre>
 *
 * <p>Who loads many files asks {@link org.htmst.formats.SourceFiles#open} for a {@link org.htmst.formats.Source}, which knows its
 * bytes but has not decoded them yet. Kinds of files are {@link org.htmst.formats.Format}s, each in a package of its own;
 * docs/extending.md says how to add one.
 */
package org.htmst.formats;
