/** Local time cut into {@link org.htmst.interpolation.bins.LocalTimeBins}, by the sun's clock or the magnetic one. */
package org.htmst.interpolation.bins;
