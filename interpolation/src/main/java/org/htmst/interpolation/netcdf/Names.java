package org.htmst.interpolation.netcdf;

/** What dimensions, variables and attributes are called in the file. */
final class Names {

    static final String BIN = "bin";
    static final String TRIXEL = "trixel";
    static final String CORNER = "corner";
    static final String NODE = "node";
    static final String BOUND = "bound";
    static final String LAT = "lat";
    static final String LON = "lon";

    static final String VALUE = "value";
    static final String COUNT = "count";
    static final String DISTANCE = "distance";
    static final String ORIGIN = "origin";
    static final String VALUE_OF_BIN = "value_";
    static final String VALUE_GRID = "value_grid";
    static final String LOCAL_TIME = "local_time";
    static final String LOCAL_TIME_BOUNDS = "local_time_bounds";
    static final String LOCAL_TIME_START = "local_time_start";
    static final String LOCAL_TIME_END = "local_time_end";
    static final String TIME = "time";
    static final String TIME_BOUNDS = "time_bounds";
    static final String CRS = "crs";
    static final String MESH = "mesh";
    static final String FACE_NODES = "trixel_nodes";
    static final String NODE_LON = "node_lon";
    static final String NODE_LAT = "node_lat";
    static final String NODE_PLACE = "node_place";
    static final String TRIXEL_ID = "trixel_id";
    static final String TRIXEL_LON = "trixel_lon";
    static final String TRIXEL_LAT = "trixel_lat";
    static final String LON_BOUNDS = "trixel_lon_bounds";
    static final String GRID_LAT_BOUNDS = "lat_bounds";
    static final String GRID_LON_BOUNDS = "lon_bounds";
    static final String LAT_BOUNDS = "trixel_lat_bounds";

    static final String FORMAT = "htm_st_maps_version";
    static final int FORMAT_VERSION = 3;

    /** Of a comparison, whose values an older program would take for those of the first run. */
    static final int COMPARISON_VERSION = 4;

    static final String COMPARISON = "comparison";

    /** Begins the names of attributes of the second run of a comparison. */
    static final String SECOND = "second_";

    static final String LEVEL = "trixel_level";
    static final String RADIUS = "interpolation_radius_km";
    static final String POWER = "interpolation_power";
    static final String STATISTIC = "interpolation_statistic";
    static final String SPACE = "interpolation_space";
    static final String MIN_SAMPLES = "interpolation_min_samples";
    static final String NEIGHBOURS = "interpolation_neighbours";
    static final String AXIS = "local_time_axis";
    static final String DIRECTION = "direction";
    static final String CONDITIONS = "conditions";
    static final String COUNTS = "samples_used_and_left_out";
    static final String COMMAND = "command";
    static final String CHANNEL = "channel";
    static final String DESCRIPTION = "channel_description";
    static final String UNIT = "channel_unit";
    static final String SATELLITES = "satellites";
    static final String START = "time_coverage_start";
    static final String END = "time_coverage_end";
    static final String SOURCES = "source_files";
    static final String SOFTWARE = "software";
    static final String CREATED = "date_created";
    static final String ANSWER = "answer";

    private Names() {}
}
