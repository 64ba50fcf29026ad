/**
 * The web page of the store: {@link org.htmst.serve.page.PageDoor} is {@code /} and {@code /page}. Its files are resources beside this
 * class, and the libraries d3-geo, d3-array and uPlot as WebJars have them; there is no other way from a path to a file than the list
 * of these. The page is a client of the query door like any other: all that it shows it asks of {@code /edr} and {@code /summarize}.
 *
 * <p>{@code coast.json} are the coastlines of the interpolation's figures (Natural Earth, public domain), with fewer points: none is
 * left out that is more than 0.12 degrees from the line of the others. The colours are viridis (CC0), every 17th of 256.
 */
package org.htmst.serve.page;
