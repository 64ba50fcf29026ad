/**
 * The Hierarchical Triangular Mesh: eight triangles on the octants, each split in four at every level.
 * {@link org.htmst.grid.TrixelId} is the arithmetic of the numbers, {@link org.htmst.grid.Trixel} a number with its corners.
 *
 * <p>{@code TrixelId.name(TrixelId.of(new LonLat(-45, -30).unitVector(), 3))} is {@code S3333}.
 */
package org.htmst.grid;
