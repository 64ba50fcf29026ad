package org.htmst.serve.http;

import java.io.IOException;

/** The client has closed the connection, or takes nothing any more. */
public final class ClientGoneException extends IOException {

    private static final long serialVersionUID = 1;

    ClientGoneException(IOException cause) {
        super("the client went away", cause);
    }
}
