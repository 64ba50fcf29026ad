package org.htmst.cli;

/** There is no sample to make maps of. */
final class NoSampleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoSampleException(String message) {
        super(message);
    }
}
