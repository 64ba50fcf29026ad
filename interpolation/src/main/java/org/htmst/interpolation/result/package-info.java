/**
 * What a run of maps gives: {@link org.htmst.interpolation.result.LocalTimeMaps}, and the
 * {@link org.htmst.interpolation.result.RunProvenance} that stands in every file and picture made of them.
 */
package org.htmst.interpolation.result;
