package org.htmst.hbase.embedded.access;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.security.provider.SaslClientAuthenticationProviders;

/** HBase's settings by which every connection asks for the proof that the other end knows the secret. */
public final class Access {

    /** The secret in hexadecimal digits. Hadoop leaves out of its listings what has a name like this. */
    static final String SECRET = "htmst.embedded.secret";

    /** HBase has but this word for connections that are authenticated, by whatever provider. */
    static final String AUTHENTICATED = "kerberos";

    private Access() {}

    /** Makes servers of {@code conf} demand the secret, and clients of it prove that they know it. */
    public static void apply(Configuration conf, Secret secret) {
        conf.set(SECRET, secret.text());
        conf.set(User.HBASE_SECURITY_CONF_KEY, AUTHENTICATED);
        conf.set("hbase.client.userprovider.class", SecretUserProvider.class.getName());
        conf.set("hbase.client.sasl.provider.class", SecretSelector.class.getName());
        conf.set("hbase.client.sasl.provider.extras", SecretClientProvider.class.getName());
        conf.set("hbase.server.sasl.provider.extras", SecretServerProvider.class.getName());
        conf.set("hbase.rpc.server.impl", SecretRpcServer.class.getName());
        conf.setBoolean("hbase.ipc.server.fallback-to-simple-auth-allowed", false);
        conf.setBoolean("hbase.ipc.client.fallback-to-simple-auth-allowed", false);
        conf.set("hbase.rpc.protection", "authentication");
    }

    /** Makes this process's HBase client know the mechanism, even if it has talked to a cluster before. */
    public static void prepareClient(Configuration conf) {
        SaslClientAuthenticationProviders.reset();
        SaslClientAuthenticationProviders.getInstance(conf);
    }
}
