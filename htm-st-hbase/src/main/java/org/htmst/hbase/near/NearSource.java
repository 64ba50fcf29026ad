package org.htmst.hbase.near;

import java.util.Comparator;
import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/**
 * What samples are of, in the order of names.
 *
 * @param satellite its name
 * @param product its name
 * @param positionType of longitude, latitude and altitude in the input file
 * @param channels those asked for, in the order of the question; null where the product has no such channel
 */
public record NearSource(String satellite, String product, ValueType positionType, List<Channel> channels) {

    static final Comparator<NearSource> ORDER = Comparator.comparing(NearSource::satellite)
            .thenComparing(NearSource::product)
            .thenComparing(NearSource::positionType);

    static NearSource of(SampleBatch batch) {
        return new NearSource(batch.satellite(), batch.product(), batch.positionType(), batch.channels());
    }
}
