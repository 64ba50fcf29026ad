package org.htmst.serve.edr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.region.text.NumberList;
import org.htmst.time.TimeWindow;

/** The input files of a collection, as its items. */
final class ItemsReply {

    /** What the list takes. A box is checked and leaves nothing out: files go round the Earth. */
    static final List<EdrArgument> ARGUMENTS = List.of(
            EdrArgument.DATETIME,
            EdrArgument.BBOX,
            EdrArgument.LIMIT,
            EdrArgument.OFFSET,
            EdrArgument.CRS,
            EdrArgument.F);

    private static final int MOST = 1000;

    private ItemsReply() {}

    /** Those of a time, a thousand at a time. */
    static ObjectNode list(EdrCollection collection, EdrArguments given, EdrDocuments documents) {
        given.parsed(EdrArgument.BBOX, text -> NumberList.parse(text, "WEST,SOUTH,EAST,NORTH"));
        TimeWindow window = given.parsed(EdrArgument.DATETIME, AskedTime::parse).orElse(TimeWindow.ALWAYS);
        long limit = given.parsed(EdrArgument.LIMIT, EdrArguments::count).orElse((long) MOST);
        long offset = given.parsed(EdrArgument.OFFSET, EdrArguments::count).orElse(0L);
        List<Granule> all = collection.granules().stream()
                .filter(granule -> granule.window().intersects(window))
                .toList();
        List<Granule> some =
                all.stream().skip(offset).limit(Math.min(limit, MOST)).toList();
        return documents.items(collection, some, all.size());
    }

    /** One of them. */
    static ObjectNode one(EdrCollection collection, String id, EdrDocuments documents) {
        return collection.granules().stream()
                .filter(granule -> Integer.toString(granule.id()).equals(id))
                .findFirst()
                .map(granule -> documents.item(collection, granule))
                .orElseThrow(() -> new EdrRefusal(
                        EdrRefusal.NOT_FOUND, "there is no item of that number; the items of the collection are all"));
    }
}
