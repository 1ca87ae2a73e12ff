package org.groundswell.crossnetwork;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON lines from a file or a pipe: {@code {"id": "...", "author": "...", "at": "2014-05-24T19:10:00Z", "tags":
 * ["..."]}}, or {@code {"delete": "id"}}. A file is followed as it grows, from the last position read; a pipe until its
 * writer closes it.
 */
final class LinesConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(LinesConnector.class);
    private static final long PAUSE_MILLIS = 500;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_TIME = 64;

    private final Path path;
    private final JsonMapper json = JsonMapper.builder().build();

    LinesConnector(Path path) {
        this.path = path;
    }

    @Override
    public String network() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.[a-z0-9]{1,5}$", "");
    }

    @Override
    public void listen(String cursor, Sink sink) throws IOException, InterruptedException {
        boolean file = Files.isRegularFile(path);
        long at = file && cursor.matches("\\d{1,18}") ? Long.parseLong(cursor) : 0;
        if (file && Files.size(path) < at) {
            // The file has been truncated and begun again.
            at = 0;
        }
        // Read byte by byte below, since reaching the end of a file is not final: it may grow.
        try (InputStream input = new BufferedInputStream(Files.newInputStream(path))) {
            input.skipNBytes(at);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long skipped = 0;
            while (true) {
                int b = input.read();
                if (b < 0) {
                    if (!file || Files.size(path) < at) {
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                } else if (b == '\n') {
                    at += line.size() + skipped + 1;
                    String end = file ? String.valueOf(at) : "";
                    if (skipped > 0) {
                        skip(end);
                    } else {
                        handle(line.toString(StandardCharsets.UTF_8), end, sink);
                    }
                    line.reset();
                    skipped = 0;
                } else if (line.size() < LONGEST_LINE) {
                    line.write(b);
                } else {
                    skipped++;
                }
            }
        }
    }

    private void handle(String line, String cursor, Sink sink) throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonNode body = json.readTree(line);
            if (body.has("delete")) {
                sink.accept(new Observation.Deleted(body.path("delete").asString("")), cursor);
                return;
            }
            List<String> tags = new ArrayList<>();
            body.path("tags").forEach(tag -> tags.add(tag.asString("").replaceFirst("^#", "")));
            tags.removeIf(String::isBlank);
            String id = body.path("id").asString("");
            String author = body.path("author").asString("");
            String time = body.path("at").asString("");
            if (time.length() > LONGEST_TIME) {
                skip(cursor);
                return;
            }
            Observation posted = new Observation.Posted(id, author, Instant.parse(time), tags);
            if (posted.isPlausible()) {
                sink.accept(posted, cursor);
            } else {
                skip(cursor);
            }
        } catch (JacksonException | DateTimeParseException unreadable) {
            skip(cursor);
        }
    }

    private void skip(String cursor) {
        LOG.atWarn()
                .addKeyValue("file", path)
                .addKeyValue("until_byte", cursor)
                .log("a line was passed over: it must be JSON with id, author, at and tags, or with delete, and"
                        + " no longer than a megabyte");
    }
}
