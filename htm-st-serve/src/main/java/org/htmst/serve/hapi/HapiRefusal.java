package org.htmst.serve.hapi;

/** A request that is not answered. */
final class HapiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HapiStatus status;

    /**
     * A refusal.
     *
     * @param advice what would be right; never a word of the request, which may be anybody's
     */
    HapiRefusal(HapiStatus status, String advice) {
        super(status.message() + (advice.isEmpty() ? "" : "; " + advice), null, false, false);
        this.status = status;
    }

    HapiStatus status() {
        return status;
    }
}
