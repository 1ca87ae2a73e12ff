package org.groundswell.translation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server with the API of LibreTranslate that translates into capitals. German, English and French are its languages. */
public final class FakeTranslations implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TEXT = Pattern.compile("(?<=^|>)[^<]+");
    private static final Pattern WORD = Pattern.compile("&[a-z]+;|[^&]+");
    private static final String LANGUAGES = """
            [{"code":"en","name":"English","targets":["de","en","fr"]},
             {"code":"de","name":"German","targets":["de","en","fr"]},
             {"code":"fr","name":"French","targets":["de","en","fr"]}]
            """;

    /** What it answers with. */
    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Answer> translates = FakeTranslations::translated;
    private volatile Answer languages = new Answer(200, LANGUAGES);

    private FakeTranslations(HttpServer server) {
        this.server = server;
    }

    public static FakeTranslations start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeTranslations fake = new FakeTranslations(server);
            server.createContext("/languages", fake::sendLanguages);
            server.createContext("/translate", fake::translate);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The requests for translations, oldest first. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** From now on, answers requests for translations with this. */
    void answer(int status, String body) {
        translates = _ -> new Answer(status, body);
    }

    /** From now on, every text is translated as this. */
    void answerEachWith(String html) {
        translates = request -> answer(request, _ -> html);
    }

    void answerLanguages(int status, String body) {
        languages = new Answer(status, body);
    }

    /** Answers as it did at first, and forgets the requests. */
    void reset() {
        translates = FakeTranslations::translated;
        languages = new Answer(200, LANGUAGES);
        requests.clear();
    }

    private static Answer translated(JsonNode request) {
        return answer(
                request,
                html -> TEXT.matcher(html)
                        .replaceAll(text -> WORD.matcher(text.group())
                                .replaceAll(word -> word.group().startsWith("&")
                                        ? word.group()
                                        : word.group().toUpperCase(Locale.ROOT))));
    }

    private static Answer answer(JsonNode request, Function<String, String> translate) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode texts = answer.putArray("translatedText");
        request.path("q").forEach(text -> texts.add(translate.apply(text.stringValue())));
        if (request.path("source").asString("").equals("auto")) {
            ArrayNode detected = answer.putArray("detectedLanguage");
            request.path("q")
                    .forEach(_ -> detected.addObject().put("confidence", 90).put("language", "en"));
        }
        return new Answer(200, answer.toString());
    }

    private void sendLanguages(HttpExchange exchange) throws IOException {
        send(exchange, languages);
    }

    private void translate(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        send(exchange, translates.apply(request));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
