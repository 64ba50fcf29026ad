/**
 * Inverse distance weighting on trixels: {@link org.htmst.interpolation.idw.Interpolation} gives each
 * {@link org.htmst.interpolation.idw.TrixelGrid} the statistic of a trixel's own samples or, where it has none, that of the samples
 * around it (Kang et al. 2017, section 3.2.2).
 */
package org.htmst.interpolation.idw;
