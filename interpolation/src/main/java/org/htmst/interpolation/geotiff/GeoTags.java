package org.htmst.interpolation.geotiff;

import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;

/**
 * The fields that lay an image on the Earth [1], and GDAL's for what an empty pixel is and what bands are called.
 *
 * <p>[1] OGC 19-008r4, OGC GeoTIFF standard, 1.1, 2019.
 */
final class GeoTags {

    private static final int IMAGE_DESCRIPTION = 270;
    private static final int SOFTWARE = 305;
    private static final int MODEL_PIXEL_SCALE = 33550;
    private static final int MODEL_TIE_POINT = 33922;
    private static final int GEO_KEYS = 34735;
    private static final int GDAL_METADATA = 42112;
    private static final int GDAL_NODATA = 42113;

    /** Version 1.1.0; then key, place, count, value: a geographic system, pixels are areas, it is WGS 84. */
    private static final int[] KEYS = {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326};

    private GeoTags() {}

    static void add(TiffDirectory directory, GriddedMaps gridded) {
        double step = gridded.grid().stepDeg();
        LocalTimeMaps maps = gridded.maps();
        directory.doubles(MODEL_PIXEL_SCALE, step, step, 0);
        directory.doubles(MODEL_TIE_POINT, 0, 0, 0, -180, 90, 0);
        directory.shorts(GEO_KEYS, KEYS);
        directory.text(GDAL_NODATA, "nan");
        directory.text(GDAL_METADATA, gdalMetadata(maps));
        directory.text(
                IMAGE_DESCRIPTION,
                MapCaption.quantity(maps) + "  ·  " + MapCaption.data(maps) + "  ·  " + MapCaption.method(maps));
        directory.text(SOFTWARE, maps.provenance().software());
    }

    private static String gdalMetadata(LocalTimeMaps maps) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        item(xml, "data", "", MapCaption.data(maps));
        item(xml, "method", "", MapCaption.method(maps));
        run(xml, "", maps.provenance());
        maps.comparison().ifPresent(second -> run(xml, second.kind().word() + " ", second.provenance()));
        for (int bin = 0; bin < maps.bins().size(); bin++) {
            String sample = " sample=\"" + bin + "\"";
            item(xml, "DESCRIPTION", sample + " role=\"description\"", MapCaption.bin(maps, bin));
            item(xml, "UNITTYPE", sample + " role=\"unittype\"", maps.unit().udunits());
        }
        return xml.append("</GDALMetadata>\n").toString();
    }

    /** What a run was made from; {@code start} begins each name. */
    private static void run(StringBuilder xml, String start, RunProvenance provenance) {
        item(xml, start + "channel", "", provenance.channel());
        item(xml, start + "created", "", provenance.created().toString());
        item(xml, start + "command", "", provenance.command());
        if (!provenance.answer().isEmpty()) {
            item(xml, start + "answer", "", provenance.answer());
        }
        for (RunProvenance.Source source : provenance.sources()) {
            item(xml, start + "source " + source.file(), "", "sha256 " + source.sha256());
        }
    }

    private static void item(StringBuilder xml, String name, String attributes, String text) {
        if (!text.isEmpty()) {
            xml.append("  <Item name=\"")
                    .append(escaped(name))
                    .append('"')
                    .append(attributes)
                    .append('>');
            xml.append(escaped(text)).append("</Item>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
