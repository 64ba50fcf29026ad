/**
 * Damaged input files by the thousand: {@link org.htmst.tests.mutant.Mutants} makes them from a seed, a child process with little
 * memory reads them ({@link org.htmst.tests.mutant.MutantReader}), and what it accepts is compared with a plain reading of the
 * same bytes ({@link org.htmst.tests.mutant.PlainReading}).
 *
 * <p>The 17th mutant of seed 4711: {@code Mutants.of(folder, 4711).mutant(17)}.
 */
package org.htmst.tests.mutant;
