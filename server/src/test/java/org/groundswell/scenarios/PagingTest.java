package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lists in pages: following the Link headers, one entry at a time, gives the same entries as the whole list, forwards and
 * backwards. The table {@code paging.txt} names the lists.
 */
@ExtendWith(ScenarioServers.Extension.class)
class PagingTest {
    @TestFactory
    Stream<DynamicNode> theLinksLeadThroughTheWholeList(ScenarioServers servers) {
        return servers.each(server -> Tables.rows("paging").stream()
                .map(row -> row.split("\\s+\\|\\s*"))
                .map(columns -> dynamicTest(columns[0] + ": " + columns[1], () -> {
                    String token = columns[0].equals("anyone") ? "" : server.token(columns[0]);
                    String path = new Fresh(server).fill(columns[1]);
                    walk(server, token, path);
                })));
    }

    private static void walk(ScenarioServer server, String token, String path) {
        String sign = path.contains("?") ? "&" : "?";
        List<String> whole = entries(server.http.get(path + sign + "limit=40", token));
        assertThat(whole)
                .as("entries, of which there must be several to page through")
                .hasSizeGreaterThan(1);

        List<String> forth = new ArrayList<>();
        Answer page = server.http.get(path + sign + "limit=1", token);
        Answer last = page;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            forth.addAll(entries(page));
            last = page;
            next = page.link("next");
            if (next.isPresent()) {
                assertThat(next.get()).contains("limit=1");
                page = server.http.get(next.get(), token);
            }
        }
        assertThat(forth).isEqualTo(whole);

        List<String> back = new ArrayList<>(entries(last));
        Optional<String> previous = last.link("prev");
        while (previous.isPresent()) {
            Answer newer = server.http.get(previous.get(), token);
            back.addAll(entries(newer));
            previous = newer.link("prev");
        }
        Collections.reverse(back);
        assertThat(back).isEqualTo(whole);
    }

    private static List<String> entries(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().forEach(entry -> ids.add(entry.path("id").asString()));
        return ids;
    }
}
