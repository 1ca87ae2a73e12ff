package org.groundswell.crossnetwork;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.groundswell.text.BoundedLines;
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
    /** Forty statuses, each much larger than any. */
    private static final long LARGEST_PAGE = 4 << 20;

    private static final int LONGEST_TIME = 64;
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");

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
            if (isCursor(cursor)) {
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
                events(new InputStreamReader(body, StandardCharsets.UTF_8), alive, ear);
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

    private void events(Reader reader, AtomicBoolean alive, Ear ear) throws IOException, InterruptedException {
        BoundedLines lines = new BoundedLines(reader, LONGEST_LINE);
        String event = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            alive.set(true);
            if (lines.wasCut()) {
                LOG.atDebug().addKeyValue("network", network()).log("an event is too long");
            } else if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                happened(event, line.substring("data:".length()).strip(), ear);
            }
        }
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
            case "delete" -> ear.hear(new Observation.Deleted(data), "");
            default -> {}
        }
    }

    /** The posts since then, oldest first. */
    private void catchUp(String cursor, Ear ear) throws IOException, InterruptedException {
        String last = cursor;
        for (int page = 0; page < PAGES; page++) {
            List<JsonNode> missed = new ArrayList<>();
            json.readTree(page(last)).forEach(missed::add);
            for (JsonNode status : missed.reversed()) {
                status(status, ear);
                String id = status.path("id").asString("");
                last = isCursor(id) ? id : last;
            }
            if (missed.size() < PAGE) {
                return;
            }
        }
    }

    private byte[] page(String after) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request("/api/v1/timelines/public?limit=" + PAGE + "&min_id=" + after)
                        .build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_PAGE));
        try {
            // A request's own timeout ends when the headers are there; the body may still come a byte at a time.
            HttpResponse<byte[]> response = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            refuse(response.statusCode());
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("it took longer than " + ANSWER.toSeconds() + " seconds to answer", slow);
        } finally {
            answer.cancel(true);
        }
    }

    /** Whether an id is safe in an address: snowflakes, ULIDs and the like are. */
    private static boolean isCursor(String id) {
        return CURSOR.matcher(id).matches();
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
        String time = status.path("created_at").asString("");
        try {
            Instant at = time.length() > LONGEST_TIME ? Instant.EPOCH : Instant.parse(time);
            String author = status.path("account").path("acct").asString("");
            // An edit may have taken tags away, so the post is observed again.
            ear.hear(new Observation.Deleted(id), "");
            ear.hear(new Observation.Posted(id, author, at, tags), isCursor(id) ? id : "");
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
