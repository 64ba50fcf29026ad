package org.htmst.spark;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.htmst.spark.product.StoredProduct;
import org.htmst.spark.scan.ProductScanBuilder;

/** A product as Spark sees it. */
final class ProductTable implements SupportsRead, SupportsWrite {

    private final StoredProduct product;

    ProductTable(StoredProduct product) {
        this.product = product;
    }

    @Override
    public String name() {
        return product.name();
    }

    @Override
    @SuppressWarnings("deprecation") // The method that replaces it calls it.
    public StructType schema() {
        return product.schema();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ, TableCapability.BATCH_WRITE, TableCapability.ACCEPT_ANY_SCHEMA);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return new ProductScanBuilder(product, options.getOrDefault("region", ""));
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        return new GranuleWrite(
                product, info.options().getOrDefault("granule", ""), SampleRowReader.of(product, info.schema()));
    }
}
