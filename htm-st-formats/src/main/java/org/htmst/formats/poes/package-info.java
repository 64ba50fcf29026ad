/** What NOAA calls its satellites of the POES and MetOp series, by their numbers, in names of files, and for people. */
package org.htmst.formats.poes;
