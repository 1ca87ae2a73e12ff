package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.scenarios.WalkPosts.Case;
import org.groundswell.scenarios.WalkPosts.Kind;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The visibility of statuses, wherever they can be shown. Each place (a request of the API, a page, a feed, an embed, a
 * stream) is requested as each kind of viewer, for posts of each visibility and kind, and the raw answer is searched for a
 * word that only that post has. The table {@code visibility.txt} lists the viewers that must find it; no others may.
 */
@ExtendWith(ScenarioServers.Extension.class)
class VisibilityWalkTest {
    /**
     * A place, and the viewers that are shown posts of some kinds there.
     *
     * @param sought what is looked for in the answer
     * @param shown viewers by visibility
     */
    private record Row(String request, List<Kind> kinds, String sought, List<String> shown) {
        static Row of(String line) {
            String[] columns = line.split("\\s+\\|\\s*", -1);
            if (columns.length != 7) {
                throw new IllegalArgumentException("a row has seven columns: " + line);
            }
            List<Kind> kinds = Arrays.stream(columns[1].split(" "))
                    .map(kind -> Kind.valueOf(kind.toUpperCase(Locale.ROOT)))
                    .toList();
            return new Row(columns[0], kinds, columns[2], List.of(columns).subList(3, 7));
        }
    }

    @TestFactory
    Stream<DynamicNode> everyViewerIsShownWhatTheyMaySee(ScenarioServers servers) {
        return servers.each(server -> {
            WalkPosts posts = new WalkPosts(server);
            Walker walker = new Walker(server);
            return Tables.rows("visibility").stream()
                    .map(Row::of)
                    .flatMap(row -> row.kinds().stream()
                            .map(kind -> dynamicTest(
                                    row.request() + " (" + kind.name().toLowerCase(Locale.ROOT) + ", " + row.sought()
                                            + ")",
                                    () -> assertThat(actual(walker, posts, row, kind))
                                            .isEqualTo(String.join(" | ", row.shown())))));
        });
    }

    private static String actual(Walker walker, WalkPosts posts, Row row, Kind kind) {
        return WalkPosts.LEVELS.stream()
                .map(visibility -> posts.find(kind, visibility)
                        .map(post -> Viewer.cell(shownTo(walker, posts, row, post)))
                        // There is no such post, and so nothing to find.
                        .orElseGet(() -> row.shown().get(visibility.ordinal())))
                .collect(Collectors.joining(" | "));
    }

    private static Set<Viewer> shownTo(Walker walker, WalkPosts posts, Row row, Case post) {
        String request = posts.fill(row.request(), post);
        String sought = posts.fill(row.sought(), post);
        Set<Viewer> shown = EnumSet.noneOf(Viewer.class);
        for (Viewer viewer : Viewer.values()) {
            Optional<String> answer = walker.ask(viewer, request);
            if (answer.isPresent() && answer.get().contains(sought)) {
                shown.add(viewer);
            }
        }
        return shown;
    }
}
