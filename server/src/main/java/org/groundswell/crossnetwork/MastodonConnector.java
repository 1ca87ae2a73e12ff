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
 * Listens to the public stream of a Mastodon server ({@code GET /api/v1/streaming/public}, server-sent events). Posts
 * missed without a connection are read from its public timeline first, as far back as that goes.
 */
final class MastodonConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(MastodonConnector.class);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int PAGES = 10;
    private static final int PAGE = 40;
    /** The limit of a line. A status has a few kilobytes. */
    private static final int LONGEST_LINE = 1 << 20;
    /** The limit of a page of forty statuses, generously. */
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
    public void listen(String cursor, Sink sink) throws IOException, InterruptedException {
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
                catchUp(cursor, sink);
            }
            AtomicBoolean alive = new AtomicBoolean(true);
            // A dead connection sends nothing and never ends by itself. A live one is never silent for long, since
            // Mastodon sends ":thump" now and then.
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
                events(new InputStreamReader(body, StandardCharsets.UTF_8), alive, sink);
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
            // The stream is closed all the same.
        }
    }

    private void events(Reader reader, AtomicBoolean alive, Sink sink) throws IOException, InterruptedException {
        BoundedLines lines = new BoundedLines(reader, LONGEST_LINE);
        String event = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            alive.set(true);
            if (lines.wasCut()) {
                LOG.atDebug().addKeyValue("network", network()).log("an event is too long");
            } else if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                handle(event, line.substring("data:".length()).strip(), sink);
            }
        }
    }

    private void handle(String event, String data, Sink sink) throws InterruptedException {
        switch (event) {
            case "update", "status.update" -> {
                try {
                    status(json.readTree(data), sink);
                } catch (JacksonException notJson) {
                    LOG.atDebug()
                            .addKeyValue("network", network())
                            .setCause(notJson)
                            .log("an event is no JSON");
                }
            }
            case "delete" -> sink.accept(new Observation.Deleted(data), "");
            default -> {}
        }
    }

    /** Reads the posts since the cursor, oldest first. */
    private void catchUp(String cursor, Sink sink) throws IOException, InterruptedException {
        String last = cursor;
        for (int page = 0; page < PAGES; page++) {
            List<JsonNode> missed = new ArrayList<>();
            json.readTree(page(last)).forEach(missed::add);
            for (JsonNode status : missed.reversed()) {
                status(status, sink);
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
            // The request's own timeout covers only the headers; the body could still arrive byte by byte.
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

    /** Whether an id is safe in a URL, as snowflakes and ULIDs are. */
    private static boolean isCursor(String id) {
        return CURSOR.matcher(id).matches();
    }

    private static void status(JsonNode status, Sink sink) throws InterruptedException {
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
            // An edit may have removed tags, so the post is replaced.
            sink.accept(new Observation.Deleted(id), "");
            sink.accept(new Observation.Posted(id, author, at, tags), isCursor(id) ? id : "");
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
