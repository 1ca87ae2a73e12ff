package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.groundswell.TestServer;

/** An open stream of server-sent events, read line by line; the first line says that it is subscribed. */
record EventsClient(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** @param path what follows the address of streaming */
    static EventsClient open(TestServer at, String path, String token) {
        try {
            HttpResponse<InputStream> response = CLIENT.send(
                    at.request("/api/v1/streaming" + path)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            if (response.statusCode() == 200) {
                assertThat(lines.readLine()).isEqualTo(":)");
            }
            return new EventsClient(response, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The three lines of an event, without heartbeats. */
    List<String> next() throws IOException {
        String line = lines.readLine();
        while (line.startsWith(":")) {
            line = lines.readLine();
        }
        return List.of(line, lines.readLine(), lines.readLine());
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
