package org.htmst.serve.edr;

/** What can follow the question mark of a request. */
enum EdrArgument {
    COORDS(
            "coords",
            "string",
            "A place, line or polygon in WKT, longitudes and latitudes in degrees.",
            "POINT(-45 -30)"),
    WITHIN("within", "number", "A distance along the ground.", "1500"),
    WITHIN_UNITS("within-units", "string", "The unit of within: " + String.join(", ", LengthUnit.labels()) + ".", "km"),
    BBOX(
            "bbox",
            "string",
            "West, south, east and north in degrees; may cross any meridian. Heights are not used.",
            "-90,-50,0,0"),
    CORRIDOR_WIDTH("corridor-width", "number", "The whole width of the corridor.", "500"),
    WIDTH_UNITS(
            "width-units",
            "string",
            "The unit of corridor-width: " + String.join(", ", LengthUnit.labels()) + ".",
            "km"),
    CORRIDOR_HEIGHT("corridor-height", "number", "Taken and not used: samples of all heights answer.", "100"),
    HEIGHT_UNITS("height-units", "string", "Taken and not used.", "km"),
    Z("z", "string", "Taken and not used: samples of all heights answer, and their altitude is a column.", "0/1000"),
    DATETIME(
            "datetime",
            "string",
            "An instant, a day, month or year, or START/END with both ends inside, ISO 8601 UTC; '..' leaves a side open.",
            "2019-10-24T00:00:00Z/2019-10-24T06:00:00Z"),
    PARAMETER_NAME(
            "parameter-name",
            "string",
            "Channels by name or alias, parted by commas; * and ? stand for any letters and any letter; all unless given, none if empty.",
            "mep_ele_tel90_flux_e3"),
    CRS("crs", "string", "CRS84, the only one.", "CRS84"),
    F("f", "string", "The form of the answer: " + String.join(", ", EdrFormat.labels()) + ".", "CoverageJSON"),
    SATELLITE("satellite", "string", "Satellites, parted by commas.", "noaa-18,metop-02"),
    LOCAL_TIME("local-time", "string", "Mean solar local time, FROM,TO in hours; may cross midnight.", "21:30,3"),
    WHERE("where", "string", "A bound on a value, repeatable: all must hold.", "mep_ele_tel90_flux_e3 > 1e4"),
    L("L", "string", "McIlwain's L, MIN,MAX, both inside.", "4,6"),
    MLT("mlt", "string", "Magnetic local time, FROM,TO in hours; may cross midnight.", "21,3"),
    DIRECTION("direction", "string", "The way of the satellite: ascending, descending or both.", "ascending"),
    KEEP_FLAGGED(
            "keep-flagged",
            "boolean",
            "Keep values spoilt by in-flight calibration, and samples without any value.",
            "true"),
    LIMIT("limit", "integer", "Stop after so many.", "1000"),
    ORDER(
            "order",
            "string",
            "time: by time, satellite and product; key: as stored, at once; code: by place and time; time unless given.",
            "time"),
    APART(
            "apart",
            "integer",
            "Of each satellite and product only samples that come so many seconds after the last one answered, or more.",
            "30"),
    OFFSET("offset", "integer", "Begin after so many.", "0"),
    PRODUCT("product", "string", "Kinds of input file, parted by commas.", "poes-proc"),
    TIME("time", "string", "START/END, the end outside, or a day, month or year; repeatable.", "2019-10-24/P1D"),
    CHANNEL("channel", "string", "What to summarize, by name or alias, parted by commas.", "e1/0,e3/90"),
    BY("by", "string", "What tells cells apart, parted by commas, as of htm-st summarize.", "time:1d,L_IGRF:0.25"),
    RATIO_TO("ratio-to", "string", "Another window, by whose statistics those of time are divided.", "2019-10-23/P1D"),
    DIFFERENCE_TO(
            "difference-to",
            "string",
            "Another window, whose statistics are taken from those of time.",
            "2019-10-23/P1D"),
    EPOCHS(
            "epochs",
            "string",
            "Events, parted by commas, on which times are lined up; together with before, after and by=time:PERIOD.",
            "2019-10-24T06:00Z,2019-10-24T09:30Z"),
    BEFORE("before", "string", "How far before an event samples count.", "2d"),
    AFTER("after", "string", "How far after an event samples count.", "PT36H"),
    STATISTIC("statistic", "string", "Statistics, parted by commas.", "count,median,p95"),
    WEIGHT("weight", "string", "The channel whose values weigh the samples.", "mep_ele_tel90_flux_e3"),
    CAP("cap", "string", "LON,LAT,RADIUS of a disc in degrees, repeatable.", "-45,-30,45"),
    LAT("lat", "string", "Latitudes MIN,MAX in degrees, repeatable.", "60,90"),
    LON("lon", "string", "Longitudes WEST,EAST in degrees, repeatable.", "170,-170"),
    BOX("box", "string", "W,S,E,N in degrees, repeatable.", "280,-50,40,10"),
    REGION("region", "string", "A region by its name, repeatable.", "saa"),
    WKT("wkt", "string", "Polygons in WKT, or points and lines with within-km; repeatable.", "POINT(-45 -30)"),
    WITHIN_KM("within-km", "number", "Distance from the points and lines of wkt.", "500");

    private final String label;
    private final String type;
    private final String description;
    private final String example;

    EdrArgument(String label, String type, String description, String example) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.example = example;
    }

    String label() {
        return label;
    }

    /** In the words of JSON Schema. */
    String type() {
        return type;
    }

    String description() {
        return description;
    }

    String example() {
        return example;
    }

    /** Whether it may be given more than once. */
    boolean isRepeatable() {
        return switch (this) {
            case WHERE, TIME, CAP, LAT, LON, BOX, REGION, WKT -> true;
            default -> false;
        };
    }
}
