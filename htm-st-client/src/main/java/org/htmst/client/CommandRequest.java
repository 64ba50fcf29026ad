package org.htmst.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command and where it was typed.
 *
 * @param identity of the process that it is meant for
 * @param directory the working directory, absolute
 * @param columns width of the terminal that is both standard input and output; 0 if they are not
 * @param environment the variables that begin with {@code HTM_ST_}
 * @param arguments all of them, the command's name first
 */
public record CommandRequest(
        String identity, String directory, int columns, Map<String, String> environment, List<String> arguments) {

    /** As the bytes of a frame. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(out, identity);
        write(out, directory);
        out.writeInt(columns);
        out.writeInt(environment.size());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            write(out, variable.getKey());
            write(out, variable.getValue());
        }
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            write(out, argument);
        }
        return bytes.toByteArray();
    }

    /**
     * From the bytes of a frame.
     *
     * @throws IOException if they are not a request
     */
    public static CommandRequest of(Frame frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.bytes()));
        String identity = read(in);
        String directory = read(in);
        int columns = in.readInt();
        Map<String, String> environment = new LinkedHashMap<>();
        for (int variables = in.readInt(); variables > 0; variables--) {
            environment.put(read(in), read(in));
        }
        List<String> arguments = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            arguments.add(read(in));
        }
        return new CommandRequest(identity, directory, columns, environment, arguments);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a request is cut short");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
