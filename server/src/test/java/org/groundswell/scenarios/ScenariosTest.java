package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.mastodon.Access;
import org.groundswell.mastodon.ApiRoute;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API's answers, request by request: the tables in {@code src/test/resources/scenarios}. */
@ExtendWith(ScenarioServers.Extension.class)
class ScenariosTest {
    private static final List<String> TABLES = List.of(
            "statuses",
            "quotes",
            "interactions",
            "accounts",
            "relationships",
            "lists",
            "conversations",
            "timelines",
            "tags-and-trends",
            "search",
            "apps-and-tokens",
            "server-and-empty-lists",
            "notifications",
            "push",
            "feeds-and-embeds",
            "filters",
            "reports",
            "admin",
            "shield",
            "admin-blocks",
            "announcements",
            "explore",
            "media",
            "polls",
            "scheduled",
            "streaming");

    @TestFactory
    Stream<DynamicNode> statuses(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "statuses");
    }

    @TestFactory
    Stream<DynamicNode> interactions(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "interactions");
    }

    @TestFactory
    Stream<DynamicNode> accounts(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "accounts");
    }

    @TestFactory
    Stream<DynamicNode> relationships(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "relationships");
    }

    @TestFactory
    Stream<DynamicNode> lists(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "lists");
    }

    @TestFactory
    Stream<DynamicNode> conversations(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "conversations");
    }

    @TestFactory
    Stream<DynamicNode> announcements(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "announcements");
    }

    @TestFactory
    Stream<DynamicNode> explore(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "explore");
    }

    @TestFactory
    Stream<DynamicNode> media(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "media");
    }

    @TestFactory
    Stream<DynamicNode> scheduled(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "scheduled");
    }

    @TestFactory
    Stream<DynamicNode> polls(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "polls");
    }

    @TestFactory
    Stream<DynamicNode> shield(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "shield");
    }

    @TestFactory
    Stream<DynamicNode> timelines(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "timelines");
    }

    @TestFactory
    Stream<DynamicNode> tagsAndTrends(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "tags-and-trends");
    }

    @TestFactory
    Stream<DynamicNode> search(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "search");
    }

    @TestFactory
    Stream<DynamicNode> appsAndTokens(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "apps-and-tokens");
    }

    @TestFactory
    Stream<DynamicNode> theServerAndEmptyLists(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "server-and-empty-lists");
    }

    @TestFactory
    Stream<DynamicNode> feedsAndEmbeds(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "feeds-and-embeds");
    }

    @TestFactory
    Stream<DynamicNode> filters(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "filters");
    }

    @TestFactory
    Stream<DynamicNode> streaming(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "streaming");
    }

    @TestFactory
    Stream<DynamicNode> notifications(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "notifications");
    }

    @TestFactory
    Stream<DynamicNode> push(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "push");
    }

    @TestFactory
    Stream<DynamicNode> reports(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "reports");
    }

    @TestFactory
    Stream<DynamicNode> admin(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "admin");
    }

    @TestFactory
    Stream<DynamicNode> adminBlocks(ScenarioServers servers) {
        return ScenarioRunner.run(servers, "admin-blocks");
    }

    /** Every route of the API is asked for with success, without the token it needs, and with one that does not cover it. */
    @TestFactory
    Stream<DynamicNode> everyRouteIsInTheTables(ScenarioServers servers) {
        List<Scenario> scenarios = TABLES.stream()
                .flatMap(table -> Tables.rows(table).stream())
                .map(Scenario::row)
                .toList();
        return servers.each(server -> server.http.server.api().routes().stream()
                .map(Wanted::of)
                .map(route -> dynamicTest(
                        route.toString(),
                        () -> assertThat(scenarios.stream().filter(route::is).map(Scenario::status))
                                .containsAll(route.statuses()))));
    }

    /** So that none of them judges a request before it knows that a moderator has sent it. */
    @TestFactory
    Stream<DynamicNode> everyRouteOfTheDeskIsForModerators(ScenarioServers servers) {
        return servers.each(server -> server.http.server.api().routes().stream()
                .filter(route -> route.path().contains("/admin/"))
                .map(route -> dynamicTest(
                        route.method().text() + " " + route.path(),
                        () -> assertThat(route.access().need()).isEqualTo(Access.Need.MODERATOR))));
    }

    /** A route, and the statuses that scenarios must show of it. */
    private record Wanted(String method, Pattern path, List<Integer> statuses) {
        private static final String STORY = "/api/v1/stories/{slug}";
        private static final String STREAMING = "/api/v1/streaming";
        private static final String CONFIRMATIONS = "/api/v1/emails/confirmations";

        static Wanted of(ApiRoute route) {
            List<Integer> statuses = new ArrayList<>();
            // No scenario publishes a story.
            statuses.add(route.path().equals(STORY) ? 404 : 200);
            if (route.path().equals(CONFIRMATIONS)) {
                // All accounts of the scenarios are confirmed.
                statuses.clear();
            }
            if (route.path().startsWith(STREAMING) && !route.path().equals(STREAMING + "/health")) {
                // They never end: StreamingTest and EventStreamsTest read them.
                statuses.clear();
            }
            if (route.access().need() != Access.Need.NOTHING) {
                statuses.add(401);
            }
            if (!route.access().scopesInWords().isEmpty()) {
                statuses.add(403);
            }
            return new Wanted(
                    route.method().text(), Pattern.compile(route.path().replaceAll("\\{\\w+}", "[^/]+")), statuses);
        }

        boolean is(Scenario scenario) {
            String asked = scenario.path().split("\\?", 2)[0];
            return scenario.method().equals(method) && path.matcher(asked).matches();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
