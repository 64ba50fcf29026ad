package org.htmst.hbase.embedded.access;

import javax.security.sasl.Sasl;

/** What both ends of a handshake say alike: nothing is wrapped after it. */
abstract class SecretSaslEnd {

    public String getMechanismName() {
        return SecretMechanism.METHOD.getSaslMechanism();
    }

    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("nothing is wrapped");
    }

    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("nothing is wrapped");
    }

    public Object getNegotiatedProperty(String name) {
        return Sasl.QOP.equals(name) ? "auth" : null;
    }

    public void dispose() {
        // Nothing is held.
    }
}
