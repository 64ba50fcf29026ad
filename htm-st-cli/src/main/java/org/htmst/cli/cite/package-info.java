/** Commands for answers that are cited: what of them is kept, and how they are cited. */
package org.htmst.cli.cite;
