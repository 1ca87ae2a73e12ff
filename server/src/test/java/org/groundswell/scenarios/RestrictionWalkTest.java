package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.groundswell.scenarios.RestrictedPosts.State;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Limited and suspended accounts, wherever they and their posts can be shown. The table {@code restrictions.txt} lists the
 * viewers that find them in each state; no others may. After reinstatement everything is as it was.
 */
@ExtendWith(ScenarioServers.Extension.class)
class RestrictionWalkTest {
    private record Row(String request, String sought, String free, String limited, String suspended) {
        static Row of(String line) {
            String[] columns = line.split("\\s+\\|\\s*", -1);
            if (columns.length != 5) {
                throw new IllegalArgumentException("a row has five columns: " + line);
            }
            return new Row(columns[0], columns[1], columns[2], columns[3], columns[4]);
        }

        Set<String> expected(State state) {
            return group(
                    switch (state) {
                        case FREE, FREE_AGAIN -> free;
                        case LIMITED, LIMITED_AGAIN -> limited;
                        case SUSPENDED -> suspended;
                    });
        }

        private static Set<String> group(String cell) {
            return switch (cell) {
                case "all" -> new TreeSet<>(RestrictedPosts.VIEWERS.keySet());
                case "signed-in" -> Set.of("stranger", "follower", "moderator");
                case "nobody" -> Set.of();
                default -> Set.of(cell.split(" "));
            };
        }
    }

    @TestFactory
    Stream<DynamicNode> restrictedAccountsAreFoundWhereTheTableSays(ScenarioServers servers) {
        return servers.each(server -> {
            RestrictedPosts posts = new RestrictedPosts(server);
            return Arrays.stream(State.values())
                    .map(state -> dynamicContainer(state.name(), rows(server, posts, state)));
        });
    }

    /** The first request of a state brings the author into it. */
    private static Stream<DynamicNode> rows(ScenarioServer server, RestrictedPosts posts, State state) {
        Walker walker = new Walker(server);
        Stream<DynamicNode> change = Stream.of(dynamicTest("the author is " + state, () -> posts.restrict(state)));
        return Stream.concat(
                change,
                Tables.rows("restrictions").stream()
                        .map(Row::of)
                        .map(row -> dynamicTest(
                                row.request() + " (" + row.sought() + ")",
                                () -> check(server, walker, posts, row, state))));
    }

    /**
     * A wave that is being viewed follows the log in memory, a moment after the consumers that were waited for. A walker
     * keeps its answers, so each attempt has a new one.
     */
    private static void check(ScenarioServer server, Walker walker, RestrictedPosts posts, Row row, State state) {
        if (row.request().endsWith("/wave")) {
            await().pollDelay(Duration.ZERO)
                    .until(() -> foundBy(new Walker(server), posts, row), row.expected(state)::equals);
        } else {
            assertThat(foundBy(walker, posts, row)).isEqualTo(row.expected(state));
        }
    }

    private static Set<String> foundBy(Walker walker, RestrictedPosts posts, Row row) {
        Set<String> found = new TreeSet<>();
        RestrictedPosts.VIEWERS.forEach((viewer, account) -> {
            Optional<String> answer = walker.ask(account, posts.fill(row.request()));
            if (answer.filter(body -> body.contains(posts.fill(row.sought()))).isPresent()) {
                found.add(viewer);
            }
        });
        return found;
    }
}
