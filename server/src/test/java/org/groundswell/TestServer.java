package org.groundswell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.groundswell.accounts.Account;
import org.groundswell.app.Groundswell;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.auth.TestLogins;
import org.groundswell.config.Config;
import org.groundswell.config.Setting;
import org.groundswell.media.TestMedia;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server on a free port, and a client that talks to it as apps and browsers do. */
public final class TestServer implements AutoCloseable {
    public static final String PASSWORD = TestLogins.PASSWORD;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the server answered. */
    public record Answer(int status, HttpResponse<String> response) {
        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The address behind a relation in the Link header. */
        public Optional<String> link(String relation) {
            return header("Link")
                    .flatMap(links -> Arrays.stream(links.split(", "))
                            .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                            .map(link -> link.substring(1, link.indexOf('>')))
                            .findFirst());
        }
    }

    public final Groundswell server;
    public final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Patience.LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private TestServer(Config config, InstantSource clock) {
        this.url = config.url();
        this.server = Groundswell.start(config, clock);
    }

    /** On SQLite in a directory, or wherever {@link Setting#DB} says; without limits, open to everybody. */
    public static TestServer start(Path data, Map<Setting, String> more) {
        return start(data, more, InstantSource.system());
    }

    /** The same, by a clock of the test's. */
    public static TestServer start(Path data, Map<Setting, String> more, InstantSource clock) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.DATA, data.toString());
        settings.put(Setting.LISTEN, "localhost:" + freePort());
        settings.put(Setting.REGISTRATIONS, "open");
        settings.put(Setting.RATE_LIMIT, "0");
        // Tests post links to servers that are not theirs.
        settings.put(Setting.LINK_PREVIEWS, "no");
        settings.putAll(more);
        if (settings.getOrDefault(Setting.DB, "").isEmpty()) {
            TestDatabase.SQLITE.prepare(data);
        }
        return new TestServer(Config.of(settings), clock);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port for a server that is stopped and started again: in between, no other test is given it, since the system picks
     * free ports from 32768 on.
     */
    public static int portToReturnTo() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it: the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Account account(String name) {
        return account(name, Role.USER);
    }

    public Account account(String name, Role role) {
        return server.core().people().accounts().get(TestLogins.create(server.core(), name, role));
    }

    /** Gives the server a past: on one that is new itself, nothing is more than usual. */
    public void makeOlder(Duration age) {
        String post = """
                {"id":"1","account":"past@elsewhere.example","created_at":"%s","text":"#before"}
                """.formatted(Instant.now().minus(age));
        importPost(post);
    }

    private static final List<String> COUNTRIES = List.of("KE", "ES", "FR", "DE", "BR", "IN", "JP", "MX", "CA", "ZA");

    /** Imports a post of another server. */
    public void importPost(String post) {
        try {
            server.core().importing().importer().run(new ByteArrayInputStream(post.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new account's token, for everything. */
    public String person(String name) {
        return token(account(name), "read write follow push profile");
    }

    /**
     * A post.
     *
     * @param token of its author
     */
    public record Posted(String token, String id) {}

    /**
     * People who write a post with a tag each, so that there are enough for a curve and a story. Their posts have a content
     * warning: they are counted, but neither quoted nor compared. They live in different countries.
     */
    public List<Posted> crowd(String tag, int people) {
        return IntStream.range(0, people)
                .mapToObj(i -> {
                    String token = person(tag + "_crowd" + i);
                    String country = COUNTRIES.get(i % COUNTRIES.size());
                    form("PATCH", "/api/v1/accounts/update_credentials", token, "country", country);
                    Answer posted =
                            post("/api/v1/statuses", token, "status", "I am here #" + tag, "spoiler_text", "Short");
                    return new Posted(token, posted.json().path("id").asString());
                })
                .toList();
    }

    public String token(Account account, String scopes) {
        return server.core()
                .people()
                .oauth()
                .issue(new Grant(0, Optional.of(account.id()), Scopes.parse(scopes)))
                .secret();
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String token) {
        return send(bearer(request(path), token).GET());
    }

    public Answer post(String path, String token, String... form) {
        return form("POST", path, token, form);
    }

    /** Sends name and value, name and value ... as a form. */
    public Answer form(String method, String path, String token, String... form) {
        return send(bearer(request(path), token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(encoded(form))));
    }

    public Answer json(String method, String path, String token, String body) {
        return send(bearer(request(path), token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a form as {@code multipart/form-data}, as apps do when it may have files. */
    public Answer multipart(String method, String path, String token, String... form) {
        return send(bearer(request(path), token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(method, BodyPublishers.ofByteArray(TestMedia.form(form))));
    }

    /** Uploads a file, with fields as name, value, name, value. */
    public Answer upload(String path, String token, String field, byte[] file, String... fields) {
        return upload("POST", path, token, field, file, fields);
    }

    public Answer upload(String method, String path, String token, String field, byte[] file, String... fields) {
        return upload(method, path, token, Map.of(field, file), fields);
    }

    /** Uploads several files. */
    public Answer upload(String method, String path, String token, Map<String, byte[]> files, String... fields) {
        return send(bearer(request(path), token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(method, BodyPublishers.ofByteArray(TestMedia.form(files, fields))));
    }

    /** The bytes at an address. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer delete(String path, String token) {
        return send(bearer(request(path), token).DELETE());
    }

    public HttpRequest.Builder request(String path) {
        URI address = path.startsWith("http") ? URI.create(path) : URI.create(url + path);
        return HttpRequest.newBuilder(address).timeout(Patience.LONGEST);
    }

    /** The client that all requests are sent with. */
    public HttpClient client() {
        return client;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Hears what is told at an address (server-sent events) until it ends, or the thread is interrupted. */
    public void watch(String path, Consumer<JsonNode> hears) {
        watch(request(path), hears);
    }

    /** The same, with a request that may have a cookie. */
    public void watch(HttpRequest.Builder request, Consumer<JsonNode> hears) {
        try {
            client.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> hears.accept(JSON.readTree(line.substring("data: ".length()))));
        } catch (IOException | UncheckedIOException e) {
            // It ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static String encoded(String... pairs) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            encoded.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
