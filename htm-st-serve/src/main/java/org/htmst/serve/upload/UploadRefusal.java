package org.htmst.serve.upload;

/** A request for granules that is not done, and why. */
final class UploadRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    UploadRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of HTTP. */
    int status() {
        return status;
    }
}
