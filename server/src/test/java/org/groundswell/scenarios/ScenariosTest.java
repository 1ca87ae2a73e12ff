package org.groundswell.scenarios;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the API answers, request by request: the tables in {@code src/test/resources/scenarios}. */
@ExtendWith(ScenarioServers.Extension.class)
class ScenariosTest {
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
}
