package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.security.provider.AttemptingUserProvidingSaslServer;
import org.apache.hadoop.hbase.security.provider.SaslAuthMethod;
import org.apache.hadoop.hbase.security.provider.SaslServerAuthenticationProvider;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.SecretManager;
import org.apache.hadoop.security.token.TokenIdentifier;

/** Makes the server's end of handshakes; who passes is the owner of the data directory. HBase makes one by reflection. */
public final class SecretServerProvider implements SaslServerAuthenticationProvider {

    private Secret secret;

    @Override
    public void init(Configuration conf) {
        secret = Secret.ofText(conf.get(Access.SECRET));
    }

    @Override
    public SaslAuthMethod getSaslAuthMethod() {
        return SecretMechanism.METHOD;
    }

    @Override
    public String getTokenKind() {
        return SecretUserProvider.TOKEN_KIND.toString();
    }

    @Override
    public AttemptingUserProvidingSaslServer createServer(
            SecretManager<TokenIdentifier> tokens, Map<String, String> properties) {
        return new AttemptingUserProvidingSaslServer(new SecretSaslServer(secret), () -> null);
    }

    @Override
    public boolean supportsProtocolAuthentication() {
        return false;
    }

    @Override
    public UserGroupInformation getAuthorizedUgi(String name, SecretManager<TokenIdentifier> tokens)
            throws IOException {
        return UserGroupInformation.createRemoteUser(
                UserGroupInformation.getLoginUser().getShortUserName());
    }
}
