package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.Server;
import org.apache.hadoop.hbase.ipc.NettyRpcServer;
import org.apache.hadoop.hbase.ipc.RpcScheduler;
import org.apache.hadoop.hbase.ipc.RpcServer;
import org.apache.hadoop.hbase.security.token.AuthenticationTokenSecretManager;

/** HBase's server of calls, without the tokens by which it would let others in beside those who know the secret. */
public final class SecretRpcServer extends NettyRpcServer {

    /** As HBase wants it, which makes one by reflection for its master and one for its region server. */
    public SecretRpcServer(
            Server server,
            String name,
            List<RpcServer.BlockingServiceAndInterface> services,
            InetSocketAddress address,
            Configuration conf,
            RpcScheduler scheduler,
            boolean reservoir)
            throws IOException {
        super(server, name, services, address, conf, scheduler, reservoir);
    }

    @Override
    protected AuthenticationTokenSecretManager createSecretManager() {
        return null;
    }
}
