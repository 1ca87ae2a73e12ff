package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.model.Visibility;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What moderators find at their desk about reported posts of each visibility. Blocks and mutes between a moderator and the
 * people of the case make no difference: the table {@code desk.txt} has one answer for all moderators.
 */
@ExtendWith(ScenarioServers.Extension.class)
class DeskWalkTest {
    /** @param found "yes" or "no" by visibility */
    private record Row(String request, String sought, List<String> found) {
        static Row of(String line) {
            String[] columns = line.split("\\s+\\|\\s*", -1);
            if (columns.length != 6) {
                throw new IllegalArgumentException("a row has six columns: " + line);
            }
            return new Row(columns[0], columns[1], List.of(columns).subList(2, 6));
        }
    }

    @TestFactory
    Stream<DynamicNode> everyModeratorFindsTheSame(ScenarioServers servers) {
        return servers.each(server -> {
            DeskPosts posts = new DeskPosts(server);
            return Tables.rows("desk").stream()
                    .map(Row::of)
                    .flatMap(row -> DeskPosts.MODERATORS.stream()
                            .map(moderator -> dynamicTest(
                                    row.request() + " (" + row.sought() + ", " + moderator + ")",
                                    () -> assertThat(actual(posts, row, moderator))
                                            .isEqualTo(String.join(" | ", row.found())))));
        });
    }

    private static String actual(DeskPosts posts, Row row, String moderator) {
        return WalkPosts.LEVELS.stream()
                .map(visibility -> isFound(posts, row, moderator, visibility) ? "yes" : "no")
                .collect(Collectors.joining(" | "));
    }

    private static boolean isFound(DeskPosts posts, Row row, String moderator, Visibility visibility) {
        return posts.ask(moderator, posts.fill(row.request(), visibility))
                .contains(posts.fill(row.sought(), visibility));
    }
}
