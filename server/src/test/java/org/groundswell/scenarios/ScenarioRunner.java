package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.groundswell.TestServer.Answer;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.DynamicNode;

/** Runs tables of scenarios on each database. */
final class ScenarioRunner {
    /** The value that stands for a picture. */
    private static final String A_PICTURE = "@picture";

    private static final ApiShapes SHAPES = ApiShapes.read();

    private ScenarioRunner() {}

    static Stream<DynamicNode> run(ScenarioServers servers, String table) {
        return servers.each(server -> Tables.rows(table).stream()
                .map(Scenario::row)
                .map(scenario -> dynamicTest(scenario.toString(), () -> check(server, scenario))));
    }

    private static void check(ScenarioServer server, Scenario scenario) {
        Fresh fresh = new Fresh(server);
        fresh.prepare(scenario);
        long before = server.newestEvent();

        Answer answer = send(server, scenario, fresh);

        assertThat(answer.status()).as(answer.body()).isEqualTo(scenario.status());
        for (String text : scenario.holds()) {
            if (text.startsWith("Link: ")) {
                assertThat(answer.header("Link").orElse("")).contains(fresh.fill(text.substring(6)));
            } else {
                assertThat(answer.body()).contains(fresh.fill(text));
            }
        }
        if (answer.status() == 200) {
            assertThat(SHAPES.problems(scenario.method(), scenario.path(), answer.body()))
                    .as("the documented type of the response, which is " + answer.body())
                    .isEmpty();
        }
        scenario.lacks().forEach(text -> assertThat(answer.body()).doesNotContain(fresh.fill(text)));
        assertThat(server.eventsAfter(before)).as("events").isEqualTo(scenario.events());
    }

    /** Sends a scenario's request. */
    static Answer send(ScenarioServer server, Scenario scenario, Fresh fresh) {
        String token = token(server, scenario, fresh);
        String path = fresh.fill(scenario.path());
        if (scenario.method().equals("GET")) {
            return server.http.get(path, token);
        }
        if (scenario.body().startsWith("{\"")) {
            return server.http.json(scenario.method(), path, token, fresh.fill(scenario.body()));
        }
        String[] form = Stream.of(scenario.form()).map(fresh::fill).toArray(String[]::new);
        if (form.length == 2 && form[1].equals(A_PICTURE)) {
            return server.http.upload(scenario.method(), path, token, form[0], TestMedia.png(40, 30));
        }
        if (scenario.isMultipart()) {
            return server.http.multipart(scenario.method(), path, token, form);
        }
        return server.http.form(scenario.method(), path, token, form);
    }

    private static String token(ScenarioServer server, Scenario scenario, Fresh fresh) {
        return switch (scenario.asker()) {
            case "anyone" -> "";
            case "invalid" -> "never-given-out";
            case "app" -> server.appToken(scenario.scopes());
            case "client" -> fresh.fill("{client-token}");
            case "someone" -> server.token(fresh.someone(), scenario.scopes());
            default -> server.token(scenario.asker(), scenario.scopes());
        };
    }
}
