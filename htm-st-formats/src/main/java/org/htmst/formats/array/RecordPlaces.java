package org.htmst.formats.array;

import java.util.Optional;
import java.util.Set;
import org.htmst.earth.Position;
import org.htmst.sample.ValueType;

/** Where each record of a file was measured. */
interface RecordPlaces {

    /** The variables of the file whose numbers are the places. */
    Set<String> used();

    /** The number type of the places. */
    ValueType type();

    /** The place of a record, which may not be one on Earth; empty if there is none. */
    Optional<Position> at(int record, long timeMs);
}
