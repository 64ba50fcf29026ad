package org.htmst.spark;

import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.htmst.spark.product.StorePlace;
import org.htmst.spark.product.StoredProduct;

/** The products of a store as tables of a catalog, {@code spark.sql.catalog.NAME=org.htmst.spark.HtmStCatalog}, with options as for a table. */
public final class HtmStCatalog implements TableCatalog {

    private static final String READ_ONLY = "tables of the store are made by loading files: use htm-st load";

    private String name;
    private StorePlace place;
    private String cells;

    @Override
    public void initialize(String catalog, CaseInsensitiveStringMap options) {
        name = catalog;
        place = StorePlace.of(options, System.getenv());
        cells = options.getOrDefault("cells", "");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        return namespace.length > 0
                ? new Identifier[0]
                : StoredProduct.names(place).stream()
                        .map(product -> Identifier.of(namespace, product))
                        .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier table) throws NoSuchTableException {
        if (table.namespace().length > 0 || !StoredProduct.names(place).contains(table.name())) {
            throw new NoSuchTableException(table);
        }
        return new ProductTable(StoredProduct.find(place, table.name()).withCells(cells));
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // The methods that replace it call it.
    public Table createTable(
            Identifier table, StructType schema, Transform[] partitions, Map<String, String> properties) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public Table alterTable(Identifier table, TableChange... changes) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public boolean dropTable(Identifier table) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw new UnsupportedOperationException(READ_ONLY);
    }
}
