package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.DynamicNode;

/** Runs tables of scenarios on each database. */
final class ScenarioRunner {
    private ScenarioRunner() {}

    static Stream<DynamicNode> run(ScenarioServers servers, String table) {
        return servers.each(server -> Scenario.table(table).stream()
                .map(scenario -> dynamicTest(scenario.toString(), () -> check(server, scenario))));
    }

    private static void check(ScenarioServer server, Scenario scenario) {
        Fresh fresh = new Fresh(server);
        String token = token(server, scenario, fresh);
        String path = fresh.fill(scenario.path());
        String body = fresh.fill(scenario.body());
        String[] form = Stream.of(scenario.form()).map(fresh::fill).toArray(String[]::new);
        long before = server.newestEvent();

        Answer answer = send(server, scenario.method(), path, token, body, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(scenario.status());
        for (String text : scenario.holds()) {
            if (text.startsWith("Link: ")) {
                assertThat(answer.header("Link").orElse("")).contains(fresh.fill(text.substring(6)));
            } else {
                assertThat(answer.body()).contains(fresh.fill(text));
            }
        }
        scenario.lacks().forEach(text -> assertThat(answer.body()).doesNotContain(fresh.fill(text)));
        assertThat(server.eventsAfter(before)).as("events").isEqualTo(scenario.events());
    }

    private static Answer send(
            ScenarioServer server, String method, String path, String token, String body, String[] form) {
        if (method.equals("GET")) {
            return server.http.get(path, token);
        }
        return body.startsWith("{")
                ? server.http.json(method, path, token, body)
                : server.http.form(method, path, token, form);
    }

    private static String token(ScenarioServer server, Scenario scenario, Fresh fresh) {
        return switch (scenario.asker()) {
            case "anyone" -> "";
            case "invalid" -> "never-given-out";
            case "app" -> server.appToken(scenario.scopes());
            case "someone" -> server.token(fresh.someone(), scenario.scopes());
            default -> server.token(scenario.asker(), scenario.scopes());
        };
    }
}
