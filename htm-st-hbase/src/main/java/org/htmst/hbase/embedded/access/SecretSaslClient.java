package org.htmst.hbase.embedded.access;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** The client's end of one handshake. */
final class SecretSaslClient extends SecretSaslEnd implements SaslClient {

    private final Secret secret;
    private final byte[] ours = Secret.random();
    private boolean begun;
    private boolean complete;

    SecretSaslClient(Secret secret) {
        this.secret = secret;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
        if (!begun) {
            begun = true;
            return ours.clone();
        }
        if (complete || challenge.length != 2 * Secret.LENGTH) {
            throw new SaslException("the server does not keep to the handshake");
        }
        byte[] theirs = Arrays.copyOf(challenge, Secret.LENGTH);
        byte[] proof = Arrays.copyOfRange(challenge, Secret.LENGTH, challenge.length);
        if (!MessageDigest.isEqual(proof, secret.proof(SecretMechanism.SERVER, ours, theirs))) {
            throw new SaslException("what listens there does not know the secret of the data directory");
        }
        complete = true;
        return secret.proof(SecretMechanism.CLIENT, ours, theirs);
    }

    @Override
    public boolean isComplete() {
        return complete;
    }
}
