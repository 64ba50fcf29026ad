package org.htmst.bench.keys;

import org.htmst.bench.query.BenchQuery;
import org.htmst.range.RangeSet;

/**
 * What a query reads of a table of one row a sample.
 *
 * @param query which
 * @param order of the table's keys
 * @param rule how fine
 * @param codes the keys read
 */
record RowCover(BenchQuery query, KeyOrder order, CoverRule rule, RangeSet codes) {

    static RowCover of(BenchQuery query, KeyOrder order, CoverRule rule) {
        return new RowCover(query, order, rule, rule.codes(order, query));
    }
}
