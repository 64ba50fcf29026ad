package org.htmst.tests;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Servers and other processes that tests start have the class path of this one, but without what runs the tests, which comes first and
 * would keep them from using the archive that {@link ServerArchive} makes. JUnit finds this class by itself.
 */
public final class OwnClassPath implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        String tested = System.getProperty("surefire.test.class.path");
        if (tested != null) {
            System.setProperty("java.class.path", tested);
        }
    }
}
