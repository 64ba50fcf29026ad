package org.htmst.hbase.embedded.access;

import java.security.MessageDigest;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/** The server's end of one handshake. */
final class SecretSaslServer extends SecretSaslEnd implements SaslServer {

    private final Secret secret;
    private final byte[] ours = Secret.random();
    private byte[] theirs;
    private boolean failed;
    private boolean complete;

    SecretSaslServer(Secret secret) {
        this.secret = secret;
    }

    @Override
    public byte[] evaluateResponse(byte[] response) throws SaslException {
        if (failed || complete || response.length != Secret.LENGTH) {
            failed = true;
            throw new SaslException("the client does not keep to the handshake");
        }
        if (theirs == null) {
            theirs = response.clone();
            byte[] proof = secret.proof(SecretMechanism.SERVER, theirs, ours);
            byte[] answer = new byte[2 * Secret.LENGTH];
            System.arraycopy(ours, 0, answer, 0, Secret.LENGTH);
            System.arraycopy(proof, 0, answer, Secret.LENGTH, Secret.LENGTH);
            return answer;
        }
        if (!MessageDigest.isEqual(response, secret.proof(SecretMechanism.CLIENT, theirs, ours))) {
            failed = true;
            throw new SaslException("the client does not know the secret of the data directory");
        }
        complete = true;
        return null;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String getAuthorizationID() {
        return "owner";
    }
}
