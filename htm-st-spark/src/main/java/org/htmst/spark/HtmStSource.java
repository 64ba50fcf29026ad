package org.htmst.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.htmst.spark.product.StorePlace;
import org.htmst.spark.product.StoredProduct;

/** The format {@code htm-st}. Options: {@code home} or {@code conf}, {@code product}, {@code region}, {@code cells}. */
public final class HtmStSource implements TableProvider, DataSourceRegister {

    @Override
    public String shortName() {
        return "htm-st";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return product(options).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new ProductTable(product(new CaseInsensitiveStringMap(properties)));
    }

    /** That of the options; {@code load("poes-proc")} comes as a path, {@code option("table", …)} is what others say. */
    private static StoredProduct product(CaseInsensitiveStringMap options) {
        String name = options.getOrDefault("product", options.getOrDefault("table", options.getOrDefault("path", "")));
        return StoredProduct.find(StorePlace.of(options, System.getenv()), name)
                .withCells(options.getOrDefault("cells", ""));
    }
}
