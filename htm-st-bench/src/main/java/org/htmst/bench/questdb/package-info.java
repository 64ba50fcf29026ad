/**
 * A database made for time series: {@link org.htmst.bench.questdb.QuestDbSystem}, QuestDB over one table with a partition a day.
 *
 * <pre>{@code
 * try (ArchiveSystem questDb = new QuestDbSystem(archive, 1, folder)) {
 *     questDb.load(System.err);
 * }
 * }</pre>
 */
package org.htmst.bench.questdb;
