package org.htmst.hbase.embedded.access;

import org.apache.hadoop.hbase.security.provider.SaslAuthMethod;
import org.apache.hadoop.security.UserGroupInformation.AuthenticationMethod;

/** What the two ends of a handshake (see the package page) have in common. */
final class SecretMechanism {

    static final String SERVER = "server";
    static final String CLIENT = "client";

    private static final String NAME = "HTM-ST-SECRET";

    /** The sixth byte of a connection; HBase's own methods have 80 to 82. */
    private static final byte CODE = 'h';

    static final SaslAuthMethod METHOD = new SaslAuthMethod(NAME, CODE, NAME, AuthenticationMethod.TOKEN);

    private SecretMechanism() {}
}
