package org.htmst.tests;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.CoprocessorDescriptorBuilder;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.RegionInfoBuilder;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.ipc.RpcClient;
import org.apache.hadoop.hbase.ipc.RpcClientFactory;
import org.apache.hadoop.hbase.security.UserProvider;
import org.apache.hadoop.hbase.security.provider.SaslClientAuthenticationProviders;
import org.apache.hadoop.hbase.shaded.protobuf.ProtobufUtil;
import org.apache.hadoop.hbase.shaded.protobuf.RequestConverter;
import org.apache.hadoop.hbase.shaded.protobuf.generated.AdminProtos;
import org.apache.hadoop.hbase.shaded.protobuf.generated.ClientProtos;
import org.apache.hadoop.hbase.shaded.protobuf.generated.MasterProtos;
import org.apache.hbase.thirdparty.com.google.protobuf.BlockingRpcChannel;
import org.htmst.hbase.embedded.access.Access;
import org.htmst.hbase.embedded.access.Secret;

/**
 * What another user of the machine may try at the ports of an embedded server: it reads, writes, makes a table with code of its own
 * and stops servers, as somebody who says who he is and as somebody with a secret of his own; it talks ZooKeeper. One line on
 * standard output for each try: {@code refused} or {@code GOT}, and what.
 *
 * <p>Its arguments: a folder of its own, then ports.
 */
final class Intruder {

    private static final int TIMEOUT_MS = 20_000;
    private static final int MOST_BYTES = 10_000;

    private Intruder() {}

    /** One thing to be tried. */
    private interface Try {
        Object run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path own = Path.of(args[0]);
        Secret forged = Secret.readOrMake(own.resolve("secret"));
        Path code = Files.writeString(own.resolve("evil.jar"), "a coprocessor");
        for (int i = 1; i < args.length; i++) {
            int port = Integer.parseInt(args[i]);
            say("simple", port, () -> callAll(conf(), port, code));
            say("secret of its own", port, () -> {
                Configuration conf = conf();
                Access.apply(conf, forged);
                return callAll(conf, port, code);
            });
            tryBytes(port);
        }
        System.exit(0);
    }

    private static void say(String name, int port, Try what) {
        try {
            System.out.println("GOT " + port + " " + name + ": " + what.run());
        } catch (Exception e) {
            System.out.println("refused " + port + " " + name + ": " + e);
        }
    }

    private static Configuration conf() {
        Configuration conf = HBaseConfiguration.create();
        conf.setInt("hbase.rpc.timeout", TIMEOUT_MS);
        conf.setInt("hbase.ipc.client.failed.servers.expiry", -1);
        return conf;
    }

    /** Succeeds if any call does; fails with what was said of the first one. */
    private static Object callAll(Configuration conf, int port, Path code) throws Exception {
        SaslClientAuthenticationProviders.reset();
        Exception first = null;
        try (RpcClient client = RpcClientFactory.createClient(conf, "any-cluster")) {
            BlockingRpcChannel channel = client.createBlockingRpcChannel(
                    ServerName.valueOf("127.0.0.1", port, 1),
                    UserProvider.instantiate(conf).getCurrent(),
                    TIMEOUT_MS);
            for (Map.Entry<String, Try> call : calls(channel, code).entrySet()) {
                try {
                    return call.getKey() + " " + call.getValue().run();
                } catch (Exception e) {
                    first = first == null ? e : first;
                }
            }
        }
        throw first;
    }

    private static Map<String, Try> calls(BlockingRpcChannel channel, Path code) {
        var master = MasterProtos.MasterService.newBlockingStub(channel);
        var admin = AdminProtos.AdminService.newBlockingStub(channel);
        var data = ClientProtos.ClientService.newBlockingStub(channel);
        byte[] catalog = RegionInfoBuilder.newBuilder(TableName.valueOf("htmst:catalog"))
                .build()
                .getRegionName();
        Map<String, Try> calls = new LinkedHashMap<>();
        calls.put("list", () -> master.getTableNames(null, MasterProtos.GetTableNamesRequest.getDefaultInstance()));
        calls.put("make", () -> master.createTable(null, tableWithCode(code)));
        calls.put(
                "procedure", () -> master.execProcedure(null, MasterProtos.ExecProcedureRequest.getDefaultInstance()));
        calls.put("stop master", () -> master.stopMaster(null, MasterProtos.StopMasterRequest.getDefaultInstance()));
        calls.put("shut down", () -> master.shutdown(null, MasterProtos.ShutdownRequest.getDefaultInstance()));
        calls.put(
                "regions", () -> admin.getOnlineRegion(null, AdminProtos.GetOnlineRegionRequest.getDefaultInstance()));
        calls.put(
                "settings",
                () -> admin.updateConfiguration(null, AdminProtos.UpdateConfigurationRequest.getDefaultInstance()));
        calls.put("stop server", () -> admin.stopServer(null, RequestConverter.buildStopServerRequest("intruder")));
        calls.put(
                "read",
                () -> data.get(
                        null,
                        RequestConverter.buildGetRequest(
                                catalog, new Get("schema".getBytes(StandardCharsets.US_ASCII)))));
        return calls;
    }

    private static MasterProtos.CreateTableRequest tableWithCode(Path code) throws IOException {
        return MasterProtos.CreateTableRequest.newBuilder()
                .setTableSchema(ProtobufUtil.toTableSchema(TableDescriptorBuilder.newBuilder(TableName.valueOf("evil"))
                        .setColumnFamily(ColumnFamilyDescriptorBuilder.of("f"))
                        .setCoprocessor(CoprocessorDescriptorBuilder.newBuilder("Evil")
                                .setJarPath("file://" + code)
                                .build())
                        .build()))
                .build();
    }

    /** What no library would send. */
    private static void tryBytes(int port) throws IOException {
        byte[] hbase = "HBas".getBytes(StandardCharsets.US_ASCII);
        Map<String, byte[]> sent = new LinkedHashMap<>();
        for (String word : new String[] {"srvr", "stat", "dump", "envi", "mntr", "cons", "ruok"}) {
            sent.put("ZooKeeper's " + word, word.getBytes(StandardCharsets.US_ASCII));
        }
        sent.put("a ZooKeeper session", session());
        for (int method : new int[] {0, 80, 81, 82, 'h', 255}) {
            sent.put("HBase by method " + method, bytes(out -> {
                out.write(hbase);
                out.writeByte(0);
                out.writeByte(method);
                // A connection's header for the master, where a proof is due.
                byte[] header = {0x12, 13, 'M', 'a', 's', 't', 'e', 'r', 'S', 'e', 'r', 'v', 'i', 'c', 'e'};
                out.writeInt(header.length);
                out.write(header);
            }));
        }
        sent.put("two proofs of noughts", bytes(out -> {
            out.write(hbase);
            out.writeByte(0);
            out.writeByte('h');
            for (int i = 0; i < 2; i++) {
                out.writeInt(32);
                out.write(new byte[32]);
            }
        }));
        for (Map.Entry<String, byte[]> one : sent.entrySet()) {
            say(one.getKey(), port, () -> answer(port, one.getValue()));
        }
        say("TLS without a certificate", port, () -> tlsAnswer(port));
    }

    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** A request for a new session, as ZooKeeper's client sends it. */
    private static byte[] session() throws IOException {
        return bytes(out -> {
            out.writeInt(44);
            out.writeInt(0);
            out.writeLong(0);
            out.writeInt(30_000);
            out.writeLong(0);
            out.writeInt(16);
            out.write(new byte[16]);
        });
    }

    /** What comes back before the other end hangs up; fails if that is a refusal. */
    private static String answer(int port, byte[] sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readNBytes(MOST_BYTES);
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            boolean tlsAlert = answer.length > 0 && answer[0] == 21;
            if (answer.length == 0 || tlsAlert || text.contains("Exception")) {
                throw new IOException("refused with " + answer.length + " bytes");
            }
            // The server's half of the handshake is no secret: a random number and a proof of it.
            if (answer.length == 4 + 4 + 64) {
                throw new IOException("refused after the handshake's first answer");
            }
            return text;
        }
    }

    private static String tlsAnswer(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.startHandshake();
            socket.getOutputStream().write(session());
            int first = socket.getInputStream().read();
            if (first < 0) {
                throw new IOException("hung up");
            }
            return "first byte " + first;
        }
    }

    /** Takes any certificate. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
