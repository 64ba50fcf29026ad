/** Reads the golden vectors, which other implementations made; {@code src/test/resources/vectors/README.txt} tells how. */
package org.htmst.vectors;
