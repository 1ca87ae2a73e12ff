package org.groundswell.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store that understands as much of the S3 protocol as {@link BucketFiles} speaks, and fails as it is told to. */
public final class BrokenStore implements AutoCloseable {
    /** A way to fail. */
    public enum Fault {
        /** Takes the request and answers nothing. */
        SILENT,
        /** Takes the head of a request, and never reads its body. */
        DEAF,
        /** Answers one byte after the other, slowly. */
        TRICKLING,
        /** Closes the connection in the middle of the body it sends. */
        HALF_AN_ANSWER,
        /** Closes the connection in the middle of the body it gets. */
        HALF_AN_UPLOAD,
        /** Answers without a length. */
        WITHOUT_LENGTH,
        /** Answers with the whole file when it is asked for a part. */
        WITHOUT_RANGES,
        /** Answers with another part than it is asked for. */
        ANOTHER_RANGE,
        ERROR,
        /** An error whose text would take gigabytes if a parser expanded it. */
        BOMB,
        REFUSAL,
        REDIRECT,
        NONSENSE
    }

    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE e [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">"
            + bomb("b", "a") + bomb("c", "b") + bomb("d", "c") + bomb("f", "d") + bomb("g", "f") + bomb("h", "g")
            + bomb("i", "h") + bomb("j", "i") + "]><Error><Code>&j;</Code><Message>&j;</Message></Error>";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final ServerSocket server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String method = "";
    private volatile Optional<Fault> fault = Optional.empty();

    public BrokenStore() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private static String bomb(String name, String of) {
        return "<!ENTITY " + name + " \"" + ("&" + of + ";").repeat(20) + "\">";
    }

    public Bucket bucket() {
        return new Bucket(
                URI.create("http://127.0.0.1:" + server.getLocalPort()), "ours", "eu-central-1", "key", "secret");
    }

    /** Requests of a method fail from now on. */
    public void fail(String asked, Fault how) {
        fail(asked, how, Integer.MAX_VALUE);
    }

    /** Some requests of a method fail from now on. */
    public void fail(String asked, Fault how, int times) {
        method = asked;
        left.set(times);
        fault = Optional.of(how);
        requests.set(0);
    }

    public void work() {
        fault = Optional.empty();
    }

    /** The number of requests since it began to fail. */
    public int requests() {
        return requests.get();
    }

    /** The names of files that it has. */
    public List<String> names() {
        return objects.keySet().stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    /** Cuts a file off. */
    public void shorten(String name, int length) {
        objects.replaceAll((path, bytes) -> path.endsWith(name) ? Arrays.copyOf(bytes, length) : bytes);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (answer(socket, in)) {
                // The next one.
            }
        } catch (IOException gone) {
            // The client has gone.
        }
    }

    private record Head(String method, String path, Map<String, String> headers) {
        long length() {
            return Long.parseLong(headers.getOrDefault("content-length", "0"));
        }
    }

    private boolean answer(Socket socket, InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return false;
        }
        String[] words = first.split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Head head = new Head(words[0], words[1].split("\\?", 2)[0], headers);
        requests.incrementAndGet();
        Optional<Fault> now = fault.filter(_ -> head.method().equals(method) && left.getAndDecrement() > 0);
        OutputStream out = socket.getOutputStream();
        if (now.filter(Fault.DEAF::equals).isPresent()) {
            return hang();
        }
        if (headers.containsKey("expect")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (now.filter(Fault.HALF_AN_UPLOAD::equals).isPresent()) {
            in.readNBytes((int) head.length() / 2);
            return false;
        }
        byte[] body = in.readNBytes((int) head.length());
        if (now.isEmpty()) {
            out.write(reply(head, body));
            return true;
        }
        byte[] object = objects.getOrDefault(head.path(), new byte[0]);
        switch (now.get()) {
            case SILENT, DEAF, HALF_AN_UPLOAD -> {
                return hang();
            }
            case TRICKLING -> trickle(socket, in, reply(head, body));
            case HALF_AN_ANSWER -> {
                byte[] reply = reply(head, body);
                out.write(reply, 0, reply.length - object.length / 2);
                return false;
            }
            case WITHOUT_LENGTH -> {
                out.write(text("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
                out.write(head.method().equals("HEAD") ? new byte[0] : object);
                return false;
            }
            case WITHOUT_RANGES -> {
                out.write(text("HTTP/1.1 200 OK\r\nContent-Length: " + object.length + "\r\n\r\n"));
                out.write(object);
            }
            case ANOTHER_RANGE -> {
                out.write(text("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-" + (object.length - 1) + "/"
                        + object.length + "\r\nContent-Length: " + object.length + "\r\n\r\n"));
                out.write(object);
            }
            case ERROR -> out.write(error(500, "<Error><Code>InternalError</Code></Error>"));
            case BOMB -> out.write(error(500, BOMB));
            case REFUSAL -> out.write(error(403, "<Error><Code>AccessDenied</Code></Error>"));
            case REDIRECT ->
                out.write(
                        text("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/stolen\r\nContent-Length: 0\r\n\r\n"));
            case NONSENSE -> {
                out.write(text("SSH-2.0-OpenSSH_9.9\r\n"));
                return false;
            }
        }
        return true;
    }

    private static byte[] error(int status, String xml) {
        return text("HTTP/1.1 " + status + " Error\r\nContent-Type: application/xml\r\nContent-Length: " + xml.length()
                + "\r\n\r\n" + xml);
    }

    private byte[] reply(Head head, byte[] body) throws IOException {
        byte[] object = objects.get(head.path());
        switch (head.method()) {
            case "PUT" -> objects.put(head.path(), body);
            case "DELETE" -> objects.remove(head.path());
            case "HEAD" -> {
                boolean isBucket = head.path().equals("/ours");
                return text(
                        object == null && !isBucket
                                ? "HTTP/1.1 404 Not Found\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: " + (object == null ? 0 : object.length)
                                        + "\r\n\r\n");
            }
            default -> {
                return object == null ? error(404, "<Error><Code>NoSuchKey</Code></Error>") : part(head, object);
            }
        }
        return text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    private static byte[] part(Head head, byte[] object) throws IOException {
        Matcher range = RANGE.matcher(head.headers().getOrDefault("range", ""));
        if (!range.matches()) {
            throw new IOException("only parts are asked for");
        }
        int from = Integer.parseInt(range.group(1));
        int until = Math.min(object.length, Integer.parseInt(range.group(2)) + 1);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(text("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (until - 1) + "/"
                + object.length + "\r\nContent-Length: " + (until - from) + "\r\n\r\n"));
        reply.write(object, from, until - from);
        return reply.toByteArray();
    }

    /** Neither reads nor writes until the store is closed. */
    private boolean hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void trickle(Socket socket, InputStream in, byte[] reply) throws IOException {
        socket.setSoTimeout(20);
        int headEnd = new String(reply, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        socket.getOutputStream().write(reply, 0, headEnd);
        for (int i = headEnd; i < reply.length; i++) {
            socket.getOutputStream().write(reply[i]);
            try {
                in.read();
                return;
            } catch (SocketTimeoutException pace) {
                // The next byte.
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
