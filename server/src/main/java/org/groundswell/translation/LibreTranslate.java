package org.groundswell.translation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.groundswell.model.LanguageCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server by the API of LibreTranslate (libretranslate.com/docs). Its answers are bounded in time and size. */
final class LibreTranslate {
    /** As a source: the server finds out the language. */
    static final String AUTO = "auto";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LANGUAGES = 500;

    /**
     * Translated texts.
     *
     * @param source the language they were in, as the server has found out or was told
     */
    record Answer(List<String> texts, String source) {}

    /** The server can't be reached, or does not answer as it should. */
    static final class FailedException extends IOException {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }

    private final TranslationServer server;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    LibreTranslate(TranslationServer server) {
        this.server = server;
    }

    String name() {
        return "LibreTranslate";
    }

    /** The languages into which each language is translated. */
    Map<String, List<String>> languages() throws IOException {
        JsonNode answer = ask(request("/languages").GET());
        Map<String, List<String>> languages = new TreeMap<>();
        for (JsonNode each : answer) {
            String code = code(each.path("code"));
            if (!code.isEmpty() && languages.size() < MOST_LANGUAGES) {
                List<String> targets = each.path("targets")
                        .valueStream()
                        .limit(MOST_LANGUAGES)
                        .map(LibreTranslate::code)
                        .filter(target -> !target.isEmpty() && !target.equals(code))
                        .toList();
                languages.put(code, targets);
            }
        }
        if (languages.isEmpty()) {
            throw new FailedException("no languages");
        }
        return languages;
    }

    /** The tag of a language in its usual spelling; empty for everything else. */
    private static String code(JsonNode node) {
        return LanguageCode.parse(node.asString("")).map(LanguageCode::tag).orElse("");
    }

    /**
     * Translates pieces of markup.
     *
     * @param source their language, or {@link #AUTO}
     */
    Answer translate(List<String> pieces, String source, String target) throws IOException {
        ObjectNode body = json.createObjectNode()
                .put("source", source)
                .put("target", target)
                .put("format", "html");
        ArrayNode texts = body.putArray("q");
        pieces.forEach(texts::add);
        if (!server.key().isEmpty()) {
            body.put("api_key", server.key());
        }
        JsonNode answer = ask(request("/translate")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
        List<String> translated = new ArrayList<>();
        answer.path("translatedText")
                .valueStream()
                .filter(JsonNode::isString)
                .forEach(text -> translated.add(text.stringValue()));
        if (translated.size() != pieces.size()) {
            throw new FailedException(translated.size() + " texts instead of " + pieces.size());
        }
        if (!source.equals(AUTO)) {
            return new Answer(translated, source);
        }
        String found = code(answer.path("detectedLanguage").path(0).path("language"));
        if (found.isEmpty()) {
            throw new FailedException("the language was not detected");
        }
        return new Answer(translated, found);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).header("Accept", "application/json");
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException {
        // A limit for the whole answer: the request's own timeout ends with the headers.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new FailedException("status " + response.statusCode());
            }
            return json.readTree(response.body());
        } catch (JacksonException noJson) {
            throw new FailedException(noJson.getOriginalMessage());
        } catch (ExecutionException failed) {
            throw new FailedException(String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            throw new FailedException("no answer within " + LONGEST.toSeconds() + " seconds");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }
}
