/**
 * What commands have in common on the command line: groups of options to be mixed in
 * ({@link org.htmst.cli.option.RegionOptions}, {@link org.htmst.cli.option.OutputOptions},
 * {@link org.htmst.cli.option.StoreOptions}, …) and the readers of their values, which
 * {@link org.htmst.cli.option.OptionConverters} makes known to picocli.
 *
 * <p>{@code TimeText.parse("2019-10-24/P1D")} is the window of that day; {@code --box 280,-50,40,10 --lat 0,90} is a box cut by a
 * hemisphere.
 */
package org.htmst.cli.option;
