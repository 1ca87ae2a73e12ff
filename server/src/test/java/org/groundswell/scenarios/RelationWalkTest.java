package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.scenarios.RelationPosts.Kind;
import org.groundswell.scenarios.RelationPosts.Related;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Blocks and mutes, wherever posts and accounts can be shown. Each place is requested as each kind of related viewer, and the
 * raw answer is searched for what only that post or account has. The table {@code relations.txt} lists the viewers that must
 * find it; no others may.
 */
@ExtendWith(ScenarioServers.Extension.class)
class RelationWalkTest {
    private record Row(String request, Kind kind, String sought, String shown) {
        static Row of(String line) {
            String[] columns = line.split("\\s+\\|\\s*", -1);
            if (columns.length != 4) {
                throw new IllegalArgumentException("a row has four columns: " + line);
            }
            return new Row(columns[0], Kind.of(columns[1]), columns[2], columns[3]);
        }
    }

    @TestFactory
    Stream<DynamicNode> relatedViewersAreShownWhatTheyWantAndMaySee(ScenarioServers servers) {
        return servers.each(server -> {
            RelationPosts posts = new RelationPosts(server);
            Walker walker = new Walker(server);
            return Tables.rows("relations").stream()
                    .map(Row::of)
                    .map(row -> dynamicTest(
                            row.request() + " (" + row.kind() + ", " + row.sought() + ")",
                            () -> assertThat(shownTo(walker, posts, row)).isEqualTo(Related.group(row.shown()))));
        });
    }

    private static Set<Related> shownTo(Walker walker, RelationPosts posts, Row row) {
        String request = posts.fill(row.request(), row.kind());
        String sought = posts.fill(row.sought(), row.kind());
        Set<Related> shown = EnumSet.noneOf(Related.class);
        for (Related viewer : Related.values()) {
            Optional<String> answer = walker.ask(Optional.of(viewer.account()), request);
            if (answer.filter(body -> body.contains(sought)).isPresent()) {
                shown.add(viewer);
            }
        }
        return shown;
    }
}
