package org.groundswell.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push service on 127.0.0.1 with its subscribers' devices. It checks each request as RFC 8030 and RFC 8292 want it. */
public final class TestPushService implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the service answers. */
    private record Answer(int status, Map<String, String> headers) {}

    /** A message that arrived. */
    public record Message(Map<String, String> headers, int size, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private final HttpServer server;
    private final Map<String, Receiver> devices = new ConcurrentHashMap<>();
    private final Map<String, List<Message>> messages = new ConcurrentHashMap<>();
    private final List<Throwable> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Lock lock = new ReentrantReadWriteLock().readLock();
    private volatile Answer answer = new Answer(201, Map.of());

    public TestPushService() {
        this("127.0.0.1");
    }

    /** @param address one of this machine's */
    TestPushService(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String origin() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** A new device; its endpoint has its name. */
    public Receiver device(String name) {
        Receiver device = Receiver.create();
        devices.put("/" + name, device);
        return device;
    }

    public String endpoint(String name) {
        return origin() + "/" + name;
    }

    public void answer(int status, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        answer = new Answer(status, all);
    }

    /** From now on, answers only when the lock is free. */
    void answerWhen(Lock free) {
        lock = free;
    }

    /** The highest number of requests that waited for an answer at the same moment. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** The messages of a device, oldest first. */
    public List<Message> of(String name) {
        if (!broken.isEmpty()) {
            throw new AssertionError("a broken request", broken.getFirst());
        }
        return List.copyOf(messages.getOrDefault("/" + name, List.of()));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer now = answer;
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String path = exchange.getRequestURI().getPath();
            try {
                check(exchange.getRequestMethod(), headers);
                Receiver device = devices.get(path);
                if (device != null) {
                    messages.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                            .add(new Message(headers, body.length, device.read(headers, body)));
                }
            } catch (RuntimeException | AssertionError e) {
                broken.add(e);
            }
            mostAtOnce.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            lock.lock();
            lock.unlock();
            waiting.decrementAndGet();
            now.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(now.status(), -1);
        }
    }

    private void check(String method, Map<String, String> headers) {
        String authorization = headers.getOrDefault("authorization", "");
        boolean standard = authorization.startsWith("vapid ");
        String token = standard
                ? Receiver.parameter(authorization.substring(6), "t")
                : authorization.substring("WebPush ".length());
        String key = standard
                ? Receiver.parameter(authorization.substring(6), "k")
                : Receiver.parameter(headers.getOrDefault("crypto-key", ""), "p256ecdsa");
        JsonNode claims = JSON.readTree(Receiver.decode(token.split("\\.")[1]));
        require(method.equals("POST"), "method");
        require(Receiver.isSigned(token, key), "signature");
        require(claims.path("aud").asString().equals("http://" + headers.get("host")), "audience");
        require(claims.path("sub").asString().matches("mailto:.+|https?://.+"), "subject");
        require(headers.getOrDefault("ttl", "").matches("[0-9]+"), "TTL");
        require(headers.getOrDefault("topic", "").matches("[A-Za-z0-9_-]{1,32}"), "topic");
        require(headers.getOrDefault("urgency", "").matches("very-low|low|normal|high"), "urgency");
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new AssertionError("invalid " + what);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
