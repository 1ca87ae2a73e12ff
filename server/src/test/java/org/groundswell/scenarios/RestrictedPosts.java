package org.groundswell.scenarios;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.model.AccountId;

/** The posts of the restriction walk, by an author that moderators restrict, and a friend. */
final class RestrictedPosts {
    /** A state of the author. The states follow each other in this order. */
    enum State {
        FREE(now -> Restrictions.NONE),
        LIMITED(now -> now.withLimited(true)),
        SUSPENDED(now -> now.suspended(Instant.now())),
        LIMITED_AGAIN(Restrictions::notSuspended),
        FREE_AGAIN(now -> now.withLimited(false));

        private final UnaryOperator<Restrictions> change;

        State(UnaryOperator<Restrictions> change) {
            this.change = change;
        }
    }

    private static final String MODERATOR = "restrict_moderator";

    /** The viewers, by the names of their accounts; the first has none. */
    static final Map<String, Optional<String>> VIEWERS = Map.of(
            "anyone", Optional.empty(),
            "stranger", Optional.of("restrict_stranger"),
            "follower", Optional.of("restrict_follower"),
            "moderator", Optional.of(MODERATOR));

    private static final String AUTHOR = "restrict_author";
    private static final String FRIEND = "restrict_friend";
    private static final String FAN = "restrict_fan";
    private static final String FOLLOWER = "restrict_follower";

    private final ScenarioServer server;
    private final Map<String, String> names = new HashMap<>();

    RestrictedPosts(ScenarioServer server) {
        this.server = server;
        server.staff(MODERATOR, Role.MODERATOR);
        for (String person : List.of(AUTHOR, FRIEND)) {
            names.put(person.substring("restrict_".length()), id(person).toString());
        }
        server.http.form(
                "PATCH", "/api/v1/accounts/update_credentials", server.token(AUTHOR), "display_name", "A. Thor");
        server.http.post("/api/v1/featured_tags", server.token(AUTHOR), "name", "restricted");
        follow(AUTHOR, FRIEND);
        follow(FRIEND, AUTHOR);
        follow(FAN, AUTHOR);
        follow(FOLLOWER, AUTHOR);
        follow(FOLLOWER, FRIEND);
        follow("restrict_stranger", FRIEND);
        server.act(FRIEND, "/api/v1/accounts/" + names.get("author") + "/endorse");
        // For viewers who mute an account, the search has more conditions.
        server.act("restrict_stranger", "/api/v1/accounts/" + id("restrict_muted") + "/mute");
        write();
        server.settle();
    }

    private void write() {
        names.put("parent", server.post(FRIEND, "public", "the friend begins"));
        names.put("post", server.post(AUTHOR, "public", "thepost #Restricted"));
        names.put(
                "reply",
                server.act(AUTHOR, "/api/v1/statuses", "status", "thereply", "in_reply_to_id", names.get("parent")));
        names.put("boosted", server.post(AUTHOR, "public", "theboosted"));
        names.put("theirs", boost(FRIEND, "boosted"));
        names.put("other", server.post("restrict_other", "public", "another's post #Restricted"));
        names.put("boost", boost(AUTHOR, "other"));
        names.put("private", server.post(AUTHOR, "private", "theprivate"));
        names.put("mention", server.post(AUTHOR, "public", "themention @" + FOLLOWER));
        names.put(
                "answer",
                server.act(
                        FRIEND,
                        "/api/v1/statuses",
                        "status",
                        "the friend replies",
                        "in_reply_to_id",
                        names.get("post")));
        names.put("quote", quote(AUTHOR, "thequote", "parent"));
        names.put("quoted", server.post(AUTHOR, "public", "thequoted"));
        names.put("quoting", quote(FRIEND, "the friend quotes", "quoted"));
        names.put("end", server.post("restrict_other", "public", "the end of the restrictions"));
        boost(AUTHOR, "parent");
        react(AUTHOR, "parent", "favourite");
        react(FAN, "post", "favourite");
        react(FOLLOWER, "post", "favourite");
        react(FOLLOWER, "post", "bookmark");
    }

    /** Brings the author into a state, and waits until everything has followed. */
    void restrict(State state) {
        Core core = server.http.server.core();
        AccountId author = id(AUTHOR);
        core.database().writing(tx -> core.restricting().restrictions().change(tx, author, state.change));
        await().until(() -> core.jobs().states().stream()
                .filter(queue -> queue.name().equals("restricted-statuses"))
                .allMatch(queue -> queue.waiting() == 0));
        server.settle();
    }

    private AccountId id(String person) {
        return server.person(person).id();
    }

    private void follow(String name, String followed) {
        server.act(name, "/api/v1/accounts/" + id(followed) + "/follow");
    }

    private String boost(String name, String post) {
        return react(name, post, "reblog");
    }

    private String quote(String name, String text, String post) {
        return server.act(name, "/api/v1/statuses", "status", text, "quoted_status_id", names.get(post));
    }

    private String react(String name, String post, String action) {
        return server.act(name, "/api/v1/statuses/" + names.get(post) + "/" + action);
    }

    /** A text with its names replaced by what they stand for. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
