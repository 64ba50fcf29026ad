package org.htmst.serve.catalogue;

/** A request that is not answered, with the status that says so and what to do instead. */
final class CatalogueRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;

    private final int status;

    CatalogueRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    CatalogueRefusal(String message) {
        this(BAD_REQUEST, message);
    }

    int status() {
        return status;
    }
}
