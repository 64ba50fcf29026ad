package org.htmst.answer.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;

/** Finds what the columns of an answer are called and mean. */
public final class AnswerColumns {

    private AnswerColumns() {}

    /**
     * The columns of the answer to {@code query}. A channel asked for by an alias gets its name, or keeps the alias where products
     * have different names for it.
     *
     * @param names of the columns wanted, in order; empty for the standard ones
     */
    public static List<Column> of(SampleQuery query, List<String> names, Catalog catalog) throws IOException {
        List<Channel> known = catalog.inventory().known(query).stream()
                .filter(channel ->
                        query.products().isEmpty() || query.products().contains(channel.product()))
                .toList();
        List<Column> channels = new ArrayList<>();
        for (int c = 0; c < query.channels().size(); c++) {
            String asked = query.channels().get(c);
            List<Channel> meanings =
                    known.stream().filter(channel -> channel.isCalled(asked)).toList();
            List<String> meant = meanings.stream().map(Channel::name).distinct().toList();
            String name = meant.size() == 1 ? meant.get(0) : asked;
            channels.add(Column.ofChannel(isNameOfOther(name, c, query, known) ? asked : name, c, meanings));
        }
        return names.isEmpty() ? Column.standard(channels) : Column.chosen(names, channels);
    }

    /** Whether another channel of the question is called so, too, in one of the products: then each keeps what it was asked by. */
    private static boolean isNameOfOther(String name, int channel, SampleQuery query, List<Channel> known) {
        return IntStream.range(0, query.channels().size())
                .filter(other -> other != channel)
                .mapToObj(other -> query.channels().get(other))
                .anyMatch(asked -> asked.equals(name)
                        || known.stream().anyMatch(c -> c.name().equals(name) && c.isCalled(asked)));
    }
}
