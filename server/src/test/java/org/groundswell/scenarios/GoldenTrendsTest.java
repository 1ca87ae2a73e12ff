package org.groundswell.scenarios;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The lists of trends with something in them, whole, as the table {@code golden-trends.txt} says. They are of a server of
 * their own, whose clock stands still, so that every figure is the same each time.
 */
@OnEveryDatabase
class GoldenTrendsTest {
    @Parameter
    TestDatabase database;

    @TestFactory
    Stream<DynamicTest> listsOfTrendsAreWhole(@TempDir Path data) {
        SetClock clock = new SetClock(TrendingWorld.NOW);
        TestServer http = TestServer.start(data, database.settings(Map.of()), clock);
        ScenarioServer server = new ScenarioServer(database.name(), http);
        TrendingWorld.prepare(server, clock);
        return Golden.documents("golden-trends", server).onClose(server::close);
    }

    /** An entry with another tag of its event inside, as {@code golden-topics.txt} says. */
    @TestFactory
    Stream<DynamicTest> entriesWithMembersAreWhole(@TempDir Path data) {
        SetClock clock = new SetClock(TrendingWorld.NOW);
        TestServer http = TestServer.start(data, database.settings(Map.of()), clock);
        ScenarioServer server = new ScenarioServer(database.name(), http);
        TrendingWorld.prepareTopic(server, clock);
        return Golden.documents("golden-topics", server).onClose(server::close);
    }
}
