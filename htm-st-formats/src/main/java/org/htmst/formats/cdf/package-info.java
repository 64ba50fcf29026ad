/**
 * NASA's Common Data Format, read by jcdf.
 *
 * <p>{@link org.htmst.formats.cdf.CdfFormat} is found by its name in {@code META-INF/services}; what the variables mean is told by an
 * {@link org.htmst.formats.array.ArrayDescriptor} or by the attributes of ISTP. Before jcdf reads a file, each size and link in it is
 * checked, since jcdf takes them at their word.
 *
 * <pre>{@code
 * SourceContent content = SourceFiles.read(Path.of("de2_ion2s_rpa_19830213_v01.cdf"), Optional.empty());
 * content.product().name();   // de2-rpa
 * }</pre>
 */
package org.htmst.formats.cdf;
