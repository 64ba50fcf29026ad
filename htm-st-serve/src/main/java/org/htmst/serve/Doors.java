package org.htmst.serve;

import java.util.function.Function;
import org.htmst.hbase.store.Store;
import org.htmst.query.QueryLimits;
import org.htmst.serve.answer.AnswerDoor;
import org.htmst.serve.catalogue.CatalogueDoor;
import org.htmst.serve.dataset.DatasetRegister;
import org.htmst.serve.edr.EdrDoor;
import org.htmst.serve.hapi.HapiDoor;

/** The doors that read one open store. To be closed. */
record Doors(HapiDoor hapi, EdrDoor edr, CatalogueDoor catalogue, AnswerDoor answers) implements AutoCloseable {

    /** Makes the doors of a store, with what whoever asks first would wait for. */
    static Function<Store, Doors> of(ServeSettings settings, QueryLimits limits) {
        return store -> {
            DatasetRegister register = new DatasetRegister(store, settings.clock());
            register.prepare();
            return new Doors(
                    new HapiDoor(
                            store,
                            register,
                            settings.provider(),
                            settings.limits().records()),
                    new EdrDoor(store, limits, settings.clock()),
                    new CatalogueDoor(store, register, settings.provider()),
                    new AnswerDoor(store));
        };
    }

    @Override
    public void close() {
        hapi.close();
    }
}
