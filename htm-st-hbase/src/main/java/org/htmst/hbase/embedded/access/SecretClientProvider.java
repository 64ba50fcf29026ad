package org.htmst.hbase.embedded.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.sasl.SaslClient;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.security.provider.AbstractSaslClientAuthenticationProvider;
import org.apache.hadoop.hbase.security.provider.SaslAuthMethod;
import org.apache.hadoop.hbase.shaded.protobuf.generated.RPCProtos.UserInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;

/** Makes the client's end of handshakes. HBase makes one by reflection. */
public final class SecretClientProvider extends AbstractSaslClientAuthenticationProvider {

    @Override
    public SaslAuthMethod getSaslAuthMethod() {
        return SecretMechanism.METHOD;
    }

    @Override
    public SaslClient createClient(
            Configuration conf,
            InetAddress server,
            String serverPrincipal,
            Token<? extends TokenIdentifier> token,
            boolean fallbackAllowed,
            Map<String, String> properties) {
        return new SecretSaslClient(Secret.ofText(new String(token.getPassword(), StandardCharsets.US_ASCII)));
    }

    /** Whoever knows the secret is the owner; there is nothing more to say. */
    @Override
    public UserInformation getUserInfo(User user) {
        return null;
    }
}
