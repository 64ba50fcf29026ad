package org.htmst.serve.hapi;

import io.undertow.util.StatusCodes;

/** What a request came to, by the code table of HAPI. */
enum HapiStatus {
    OK(1200, 200, "OK"),
    NO_DATA(1201, 200, "OK - no data for time range"),
    USER_INPUT(1400, 400, "user input error"),
    UNKNOWN_ARGUMENT(1401, 400, "unknown request parameter name"),
    START_SYNTAX(1402, 400, "error in start time"),
    STOP_SYNTAX(1403, 400, "error in stop time"),
    START_NOT_BEFORE_STOP(1404, 400, "start time equal to or after stop time"),
    OUTSIDE_RANGE(1405, 400, "time outside valid range"),
    UNKNOWN_DATASET(1406, 404, "unknown dataset id"),
    UNKNOWN_PARAMETER(1407, 404, "unknown dataset parameter"),
    TOO_MUCH(1408, 400, "too much time or data requested"),
    UNSUPPORTED_FORMAT(1409, 400, "unsupported output format"),
    UNSUPPORTED_INCLUDE(1410, 400, "unsupported include value"),
    PARAMETER_ORDER(1411, 400, "out-of-order or duplicate parameters"),
    UNSUPPORTED_RESOLVE(1412, 400, "unsupported resolve_references value"),
    UNSUPPORTED_DEPTH(1413, 400, "unsupported depth value"),
    INTERNAL(1500, 500, "internal server error"),
    UPSTREAM(1501, 500, "upstream request error");

    private final int code;
    private final int http;
    private final String meaning;

    HapiStatus(int code, int http, String meaning) {
        this.code = code;
        this.http = http;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** The status of HTTP that goes with it. */
    int http() {
        return http;
    }

    /** The words of the status object, in which clients look for the code. */
    String message() {
        return http == 200 ? meaning : "HAPI error " + code + ": " + meaning;
    }

    /** The words beside the status of HTTP, the only place for it where an answer has no header. */
    String reason() {
        String usual = StatusCodes.getReason(http);
        return switch (this) {
            case OK -> usual;
            case NO_DATA -> usual + "; HAPI " + code + " " + meaning;
            default -> usual + "; " + message();
        };
    }
}
