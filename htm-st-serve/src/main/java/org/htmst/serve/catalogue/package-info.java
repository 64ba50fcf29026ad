/**
 * What the store has, for people and for those who collect descriptions: {@link org.htmst.serve.catalogue.CatalogueDoor} answers
 * {@code /catalog} with a page that lists and searches all datasets, and {@code /catalog/ID} with one for each. The same is there as JSON, as
 * SPASE ({@code SpaseDocument}) and, within the pages, in the words of schema.org ({@code LinkedData}). {@code Markup} writes whatever has
 * tags, so that no name can be taken for one.
 */
package org.htmst.serve.catalogue;
