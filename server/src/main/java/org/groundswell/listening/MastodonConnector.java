package org.groundswell.listening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public stream of a Mastodon server ({@code GET /api/v1/streaming/public}, server-sent events). What was posted while
 * there was no connection is asked of its public timeline first, as far back as that goes.
 */
final class MastodonConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(MastodonConnector.class);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int PAGES = 10;
    private static final int PAGE = 40;
    /** A status is a few kilobytes; a line that never ends is no status. */
    private static final int LONGEST_LINE = 1 << 20;

    private final HttpClient client;
    private final String address;
    private final String token;
    private final JsonMapper json = JsonMapper.builder().build();

    MastodonConnector(HttpClient client, String address, String token) {
        this.client = client;
        this.address = address;
        this.token = token;
    }

    @Override
    public String network() {
        return URI.create(address).getAuthority();
    }

    @Override
    public void listen(String cursor, Ear ear) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(
                request("/api/v1/streaming/public")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body();
                ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon(true).name("silence").factory())) {
            refuse(response.statusCode());
            if (!cursor.isEmpty()) {
                catchUp(cursor, ear);
            }
            AtomicBoolean alive = new AtomicBoolean(true);
            // A connection that has died says nothing, and never ends by itself: Mastodon sends ":thump" now and then.
            var watching = watchdog.scheduleWithFixedDelay(
                    () -> {
                        if (!alive.getAndSet(false)) {
                            closeQuietly(body);
                        }
                    },
                    SILENCE.toSeconds(),
                    SILENCE.toSeconds(),
                    TimeUnit.SECONDS);
            try {
                events(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), alive, ear);
            } finally {
                watching.cancel(true);
                watchdog.shutdownNow();
            }
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    private void events(BufferedReader lines, AtomicBoolean alive, Ear ear) throws IOException, InterruptedException {
        String event = "";
        for (String line = line(lines); line != null; line = line(lines)) {
            alive.set(true);
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                happened(event, line.substring("data:".length()).strip(), ear);
            }
        }
    }

    private static @Nullable String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private void happened(String event, String data, Ear ear) throws InterruptedException {
        switch (event) {
            case "update", "status.update" -> {
                try {
                    status(json.readTree(data), ear);
                } catch (JacksonException notJson) {
                    LOG.atDebug()
                            .addKeyValue("network", network())
                            .setCause(notJson)
                            .log("an event is no JSON");
                }
            }
            case "delete" -> ear.hear(new Heard.Deleted(data), "");
            default -> {}
        }
    }

    /** What was posted since, the oldest first. */
    private void catchUp(String cursor, Ear ear) throws IOException, InterruptedException {
        String last = cursor;
        for (int page = 0; page < PAGES; page++) {
            HttpResponse<String> response = client.send(
                    request("/api/v1/timelines/public?limit=" + PAGE + "&min_id=" + last)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            refuse(response.statusCode());
            List<JsonNode> missed = new ArrayList<>();
            json.readTree(response.body()).forEach(missed::add);
            for (JsonNode status : missed.reversed()) {
                status(status, ear);
                last = status.path("id").asString(last);
            }
            if (missed.size() < PAGE) {
                return;
            }
        }
    }

    private static void status(JsonNode status, Ear ear) throws InterruptedException {
        String id = status.path("id").asString("");
        boolean open = status.path("visibility").asString("").equals("public")
                && (status.path("reblog").isNull() || status.path("reblog").isMissingNode());
        if (id.isEmpty() || !open) {
            return;
        }
        List<String> tags = new ArrayList<>();
        status.path("tags").forEach(tag -> tags.add(tag.path("name").asString("")));
        tags.removeIf(String::isBlank);
        try {
            Instant at = Instant.parse(status.path("created_at").asString(""));
            String author = status.path("account").path("acct").asString("");
            // An edit may have taken tags away: it is heard anew.
            ear.hear(new Heard.Deleted(id), "");
            ear.hear(new Heard.Posted(id, author, at, tags), id);
        } catch (DateTimeParseException noTime) {
            LOG.atDebug().addKeyValue("post", id).setCause(noTime).log("a post does not say when it was");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void refuse(int status) throws IOException {
        if (status != 200) {
            throw new IOException(
                    status == 401 || status == 403
                            ? "it wants a token, or another one (" + status + ")"
                            : "it answered " + status);
        }
    }
}
