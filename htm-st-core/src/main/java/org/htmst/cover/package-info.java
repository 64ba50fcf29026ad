/**
 * From regions and windows to ranges: {@link org.htmst.cover.Cover} finds the trixels of a region,
 * {@link org.htmst.cover.Decomposition} the {@linkplain org.htmst.cover.CodeRange code ranges} of a region and a time window in
 * any {@linkplain org.htmst.code.CodeLayout layout}. What is left out holds no point of the region; what is marked inner lies in
 * it wholly.
 *
 * <p>{@code Cover.of(new Cap(new LonLat(-45, -30), 45), 8, 256).outer()} is at most 256 ranges of trixels of level 8 that hold the
 * cap.
 */
package org.htmst.cover;
