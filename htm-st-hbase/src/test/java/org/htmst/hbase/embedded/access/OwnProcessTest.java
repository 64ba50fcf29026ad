package org.htmst.hbase.embedded.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class OwnProcessTest {

    @Test
    void endsOfOneProcessTakeEachOther() throws Exception {
        assertEquals(42, exchange(new OwnProcess().get(), new OwnProcess().get()));
    }

    @Test
    void anEndWithoutTheKeyIsRefused() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLSv1.2");
        trusting.init(null, new TrustManager[] {new Trusting()}, null);
        assertThrows(IOException.class, () -> exchange(new OwnProcess().get(), trusting));
    }

    @Test
    void anEndWithAKeyOfItsOwnIsRefusedThoughItSaysTheSameName() throws Exception {
        SSLContext other = SSLContext.getInstance("TLSv1.2");
        OwnCertificate made = OwnCertificate.make();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("other", made.key(), new char[0], new Certificate[] {made.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, new char[0]);
        KeyManager[] managers = factory.getKeyManagers();
        other.init(managers, new TrustManager[] {new Trusting()}, null);
        assertThrows(IOException.class, () -> exchange(new OwnProcess().get(), other));
        assertThrows(
                IOException.class, () -> exchange(other, new OwnProcess().get()), "nor does it pass for the server");
    }

    /** The byte that the server sends, once both have shown what they have. */
    private static int exchange(SSLContext server, SSLContext client) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    socket.getOutputStream().write(42);
                } catch (IOException e) {
                    // The other end hears of it.
                }
            });
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
                int got = socket.getInputStream().read();
                if (got < 0) {
                    throw new IOException("hung up");
                }
                return got;
            } finally {
                sent.join();
            }
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
