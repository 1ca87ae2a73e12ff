package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.model.Visibility;
import org.groundswell.reports.ReportId;

/**
 * A case with reported posts of each visibility, which reply to one of another author and quote nothing. Its people block,
 * are blocked by or are muted by moderators: the author, the reporter and the author of the post that is replied to.
 */
final class DeskPosts {
    /** A moderator without relations, and three with those that their names say. */
    static final List<String> MODERATORS = List.of("desk_stranger", "desk_blocked", "desk_blocking", "desk_muting");

    private static final String AUTHOR = "desk_author";
    private static final String REPORTER = "desk_reporter";
    private static final String OTHER = "desk_other";
    private static final String SCOPES = "read write admin:read admin:write";

    private final ScenarioServer server;
    private final Map<Visibility, String> posts = new EnumMap<>(Visibility.class);
    private final Map<Visibility, String> reports = new EnumMap<>(Visibility.class);
    private final String moderationCase;

    DeskPosts(ScenarioServer server) {
        this.server = server;
        MODERATORS.forEach(name -> server.staff(name, Role.MODERATOR));
        List.of(AUTHOR, REPORTER, OTHER).forEach(this::relate);
        server.act(REPORTER, account(AUTHOR, "follow"));
        String parent = server.post(OTHER, "public", "deskparent");
        for (Visibility visibility : WalkPosts.LEVELS) {
            String post = server.act(
                    AUTHOR,
                    "/api/v1/statuses",
                    "status",
                    word(visibility) + " @" + REPORTER,
                    "visibility",
                    visibility.apiName(),
                    "in_reply_to_id",
                    parent);
            posts.put(visibility, post);
            reports.put(
                    visibility,
                    server.act(
                            REPORTER,
                            "/api/v1/reports",
                            "account_id",
                            id(AUTHOR),
                            "status_ids[]",
                            post,
                            "comment",
                            "about " + word(visibility)));
        }
        server.settle();
        moderationCase = server.http
                .server
                .core()
                .reporting()
                .reports()
                .get(
                        server.person(MODERATORS.getFirst()).id(),
                        ReportId.parse(reports.get(Visibility.PUBLIC)).orElseThrow())
                .caseId()
                .toString();
    }

    private void relate(String name) {
        server.act(name, account("desk_blocked", "block"));
        server.act("desk_blocking", account(name, "block"));
        server.act("desk_muting", account(name, "mute"));
    }

    private String account(String name, String action) {
        return "/api/v1/accounts/" + id(name) + "/" + action;
    }

    private String id(String name) {
        Account account = server.person(name);
        return account.id().toString();
    }

    private static String word(Visibility visibility) {
        return "desk" + visibility.name().toLowerCase(Locale.ROOT);
    }

    /** A request with its names replaced by what they stand for in the post of a visibility. */
    String fill(String request, Visibility visibility) {
        return request.replace("{id}", posts.getOrDefault(visibility, ""))
                .replace("{report}", reports.getOrDefault(visibility, ""))
                .replace("{word}", word(visibility))
                .replace("{case}", moderationCase)
                .replace("{author}", id(AUTHOR));
    }

    /** The body of the answer to a moderator; empty if there is no such thing for the moderator. */
    String ask(String moderator, String request) {
        String[] parts = request.split(" ", 2);
        var http = server.http.request(parts[1]);
        if (parts[1].startsWith("/api/")) {
            http.header("Authorization", "Bearer " + server.token(moderator, SCOPES));
        } else {
            http.header("Cookie", server.cookie(moderator));
        }
        Answer answer = server.http.send(parts[0].equals("POST") ? http.POST(BodyPublishers.noBody()) : http.GET());
        assertThat(answer.status()).as(moderator + " " + request).isIn(200, 404);
        return answer.status() == 200 ? answer.body() : "";
    }
}
