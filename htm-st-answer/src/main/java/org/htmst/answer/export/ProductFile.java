package org.htmst.answer.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Provenance;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;

/**
 * Samples of a product as a Parquet file for other programs: what {@code query} answers, in the {@linkplain AnswerOrder#CODE order of the
 * code}, with the trixel of each.
 */
public final class ProductFile implements AutoCloseable {

    private static final List<String> PLACE = List.of("time", "satellite", "lon", "lat", "alt", "htm_id");

    private final Path target;
    private final boolean overwrite;
    private final List<Column> columns;
    private AnswerOutput output;
    private AnswerWriter writer;

    private ProductFile(Path target, boolean overwrite, List<Column> columns) {
        this.target = target;
        this.overwrite = overwrite;
        this.columns = columns;
    }

    /** The names of all channels of a product. */
    public static List<String> channels(String product, Catalog catalog) throws IOException {
        return catalog.channels().stream()
                .map(ChannelEntry::channel)
                .filter(channel -> channel.product().equals(product))
                .map(Channel::name)
                .toList();
    }

    /**
     * Writes the answer to {@code query} to {@code target}, which appears when it is whole.
     *
     * @param query about one product, with names as the store has them
     * @param provenance of what is made from some granules
     * @return what was written, and what was left out
     */
    public static AnswerWriter write(
            StoreView view,
            Catalog catalog,
            SampleQuery query,
            QueryLimits limits,
            Path target,
            boolean overwrite,
            Function<List<Granule>, Provenance> provenance)
            throws IOException {
        List<Column> channels = AnswerColumns.of(query, List.of(), catalog).stream()
                .filter(column -> column.field() == Column.Field.CHANNEL)
                .toList();
        List<String> names = Stream.concat(PLACE.stream(), channels.stream().map(Column::name))
                .toList();
        try (ProductFile file = new ProductFile(target, overwrite, Column.chosen(names, channels))) {
            AnswerOrder.CODE.answer(view, query, limits, granules -> file.begin(provenance.apply(granules)));
            file.output.finish();
            return file.writer;
        }
    }

    private AnswerWriter begin(Provenance provenance) throws IOException {
        output = AnswerOutput.toSortedParquet(target, overwrite, columns, provenance);
        writer = new AnswerWriter(output.printer(), Long.MAX_VALUE);
        return writer;
    }

    @Override
    public void close() throws IOException {
        if (output != null) {
            output.close();
        }
    }
}
