package org.htmst.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.htmst.failure.HtmStException;

/** Certificate and key of a server that speaks TLS. */
public final class TlsKey {

    private TlsKey() {}

    /**
     * The key in a PKCS #12 or JKS file.
     *
     * @throws HtmStException if it cannot be read, or not with this password
     */
    public static SSLContext read(Path keystore, char[] password) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new HtmStException(
                    "the TLS keystore '" + keystore + "' cannot be used: " + e.getMessage()
                            + "; give a PKCS #12 file and its password",
                    false,
                    e);
        }
    }
}
