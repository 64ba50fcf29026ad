package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS between ends of this very process: each end shows the process's own certificate and takes no other.
 *
 * <p>ZooKeeper makes one by reflection where it needs one.
 */
public final class OwnProcess implements Supplier<SSLContext> {

    /** What both ends of a connection have in common, and nobody else: one for the process. */
    private static final OwnCertificate OWN = make();

    private static OwnCertificate make() {
        try {
            return OwnCertificate.make();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key for connections within this process: " + e, e);
        }
    }

    @Override
    public SSLContext get() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(new KeyManager[] {new OwnKey()}, new TrustManager[] {new OwnOnly()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS 1.2", e);
        }
    }

    /** Shows the certificate. */
    static final class OwnKey extends X509ExtendedKeyManager {

        private static final String ALIAS = "own";

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return keyType.equals("EC") ? ALIAS : null;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return keyType.equals("EC") ? ALIAS : null;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {OWN.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return OWN.key();
        }
    }

    /** Takes the certificate, and no other. */
    static final class OwnOnly extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        private static void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length != 1 || !chain[0].equals(OWN.certificate())) {
                throw new CertificateException("this ZooKeeper is for its own process only");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
