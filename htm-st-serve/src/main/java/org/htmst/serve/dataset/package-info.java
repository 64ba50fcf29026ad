/**
 * What the server has to offer, each under one name. {@link org.htmst.serve.dataset.DatasetRegister} tells what a store's
 * {@link org.htmst.serve.dataset.Datasets} are now: the samples of a satellite's product, all or those in a named region, the passages
 * through such a region, and what values come to by L and time. HAPI and the catalogue both speak of these.
 *
 * <pre>{@code
 * Datasets datasets = register.now();
 * Dataset passages = datasets.find("noaa_18_poes_proc_saa_pass").orElseThrow();
 * }</pre>
 */
package org.htmst.serve.dataset;
