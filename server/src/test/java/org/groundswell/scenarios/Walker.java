package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.Patience;
import org.groundswell.TestServer.Answer;

/** Sends one request as different viewers: to the API with their tokens, to pages with their sessions. */
final class Walker {

    private final ScenarioServer server;
    /** Lists are the same for all posts that are looked for in them. */
    private final Map<String, Optional<String>> asked = new HashMap<>();

    Walker(ScenarioServer server) {
        this.server = server;
    }

    /**
     * The body of a successful answer.
     *
     * @param request {@code GET}, {@code POST} or, for the first event of a stream, {@code STREAM}, and a path
     */
    Optional<String> ask(Viewer viewer, String request) {
        return ask(viewer == Viewer.ANYONE ? Optional.empty() : Optional.of(viewer.account()), request);
    }

    /** @param viewer the name of an account; empty for a request without a token or session */
    Optional<String> ask(Optional<String> viewer, String request) {
        return asked.computeIfAbsent(viewer + " " + request, _ -> send(viewer, request));
    }

    private Optional<String> send(Optional<String> viewer, String request) {
        String[] parts = request.split(" ", 2);
        if (parts[0].equals("STREAM")) {
            return Optional.of(firstEvent(viewer, parts[1]));
        }
        var http = server.http.request(parts[1]);
        viewer.ifPresent(name -> {
            if (parts[1].startsWith("/api/")) {
                http.header("Authorization", "Bearer " + server.token(name));
            } else {
                http.header("Cookie", server.cookie(name));
            }
        });
        Answer answer = server.http.send(parts[0].equals("POST") ? http.POST(BodyPublishers.noBody()) : http.GET());
        assertThat(answer.status()).as(viewer + " " + request).isIn(200, 303, 401, 403, 404, 410);
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private String firstEvent(Optional<String> viewer, String path) {
        try {
            URLConnection connection = URI.create(server.home() + path).toURL().openConnection();
            viewer.ifPresent(name -> connection.setRequestProperty("Cookie", server.cookie(name)));
            connection.setReadTimeout((int) Patience.LONGEST.toMillis());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> line.startsWith("data: "))
                        .findFirst()
                        .orElse("");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
