package org.groundswell.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.auth.OAuth;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.TestMedia;
import tools.jackson.databind.JsonNode;

/**
 * The meaning of names in braces in one scenario: an id of the prepared world, or something made for this scenario alone, so
 * that scenarios that write don't disturb each other. The posts are fay's; gus has favourited, bookmarked or boosted some of
 * them.
 */
final class Fresh {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+(?:-[a-z]+)*)}");

    /** Far enough ahead that nothing is published while scenarios run. */
    private static final String SCHEDULED = "2030-01-01T10:00:00Z";

    private final ScenarioServer server;
    private final Map<String, String> made = new HashMap<>();

    Fresh(ScenarioServer server) {
        this.server = server;
    }

    /** The text with all its names replaced. */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    /** Makes everything that a scenario names, so that making it is over before its request is sent. */
    void prepare(Scenario scenario) {
        if (scenario.asker().equals("someone")) {
            fill("{someone}");
        }
        if (scenario.asker().equals("client")) {
            fill("{client-token}");
        }
        fill(scenario.path());
        fill(scenario.body());
    }

    /** The name of an account of the scenario's own. */
    String someone() {
        return value("someone-name");
    }

    private String value(String name) {
        String prepared = server.names().get(name);
        if (prepared != null) {
            return prepared;
        }
        String known = made.get(name);
        if (known == null) {
            known = make(name);
            made.put(name, known);
        }
        return known;
    }

    private String make(String name) {
        return switch (name) {
            case "new" -> server.post("fay", "public", "new words");
            case "new-unlisted" -> server.post("fay", "unlisted", "new words");
            case "new-private" -> server.post("fay", "private", "new words");
            case "new-direct" -> server.post("fay", "direct", "new words");
            case "scheduled" -> scheduled(someone());
            case "two-scheduled" -> scheduled("eve") + scheduled("eve");
            case "others-scheduled" -> scheduled("gus");
            case "scheduled-picture" -> {
                server.act(someone(), "/api/v1/statuses", "media_ids[]", value("picture"), "scheduled_at", SCHEDULED);
                yield value("picture");
            }
            case "asked" -> poll("false");
            case "asked-for-several" -> poll("true");
            case "quiet" ->
                server.act("fay", "/api/v1/statuses", "status", "no replies, please", "reply_policy", "nobody");
            case "closed" ->
                server.act("fay", "/api/v1/statuses", "status", "no quotes, please", "quote_approval_policy", "nobody");
            case "for-followers" ->
                server.act("fay", "/api/v1/statuses", "status", "mine", "quote_approval_policy", "followers");
            case "quoting" ->
                server.act("hal", "/api/v1/statuses", "status", "look at this", "quoted_status_id", value("new"));
            case "quoted" -> {
                value("quoting");
                yield value("new");
            }
            case "own" -> server.post(someone(), "public", "own words");
            case "favourited" -> done("favourite");
            case "bookmarked" -> done("bookmark");
            case "boosted" -> done("reblog");
            case "boost-of-new" -> server.act("gus", "/api/v1/statuses/" + value("new") + "/reblog");
            case "someone-name" -> server.freshName("someone");
            case "someone" -> server.person(someone()).id().toString();
            case "other" -> server.person(server.freshName("other")).id().toString();
            case "followed" -> followed();
            case "mention" -> mention("public");
            case "notification" -> notification();
            case "request" -> request();
            case "blocked" -> related("gus", "block");
            case "muted" -> related("gus", "mute");
            case "endorsed" -> related("gus", "follow", "endorse");
            case "follower" -> follower("gus");
            case "asking" -> follower("ida");
            case "blocker" -> blocker();
            case "requested" -> requested();
            // A conversation is named by its first status.
            case "conversation" -> conversation();
            case "list" -> server.act("gus", "/api/v1/lists", "title", "Friends");
            case "list-of-followed" -> listOfFollowed();
            case "tag" -> server.freshName("Tag");
            case "followed-tag" -> followedTag();
            case "featured-tag" -> server.act(someone(), "/api/v1/featured_tags", "name", value("tag"));
            case "filter" -> filter(someone());
            case "others-filter" -> filter("gus");
            case "keyword" -> keyword(someone(), value("filter"));
            case "one-of-two" -> {
                keyword(someone(), value("filter"));
                yield keyword(someone(), value("filter"));
            }
            case "others-keyword" -> keyword("gus", value("others-filter"));
            case "entry" ->
                server.act(someone(), "/api/v2/filters/" + value("filter") + "/statuses", "status_id", value("new"));
            case "filtered-post" -> {
                value("entry");
                keyword(someone(), value("filter"), "new words");
                yield value("new");
            }
            case "report" -> report();
            case "resolved" -> moderated(value("report"), "resolve");
            case "assigned" -> moderated(value("report"), "assign_to_self");
            case "limited" -> acted("silence");
            case "frozen" -> acted("disable");
            case "suspended" -> acted("suspend");
            case "marked" -> acted("sensitive");
            case "email-domain" -> server.freshName("mail") + ".example";
            case "email-domain-block" -> block("email_domain_blocks", "domain", value("email-domain"));
            case "ip" -> "10.0.0." + server.freshName("") + "/32";
            case "ip-block" -> block("ip_blocks", "ip", value("ip"), "severity", "no_access");
            case "server" -> server.freshName("server") + ".example";
            case "server-block" -> block("domain_blocks", "domain", value("server"), "severity", "suspend");
            case "address" -> server.freshName("a") + "@mail.example";
            case "email-block" -> block("canonical_email_blocks", "email", value("address"));
            case "picture" -> picture(someone());
            case "others-picture" -> picture("gus");
            case "posted-picture" -> {
                server.act(someone(), "/api/v1/statuses", "media_ids[]", value("picture"));
                yield value("picture");
            }
            case "announcement" -> announcement();
            case "reacted" -> reacted();
            case "tag-id" -> tagId();
            case "used-tag" -> usedTag();
            case "hidden-relation" -> hiddenRelation();
            case "link-id" -> linkId();
            case "pending" -> pending();
            case "warning" -> warning();
            case "client-id", "client-secret" -> registered(name);
            case "code" -> code();
            case "client-token" -> clientToken();
            default -> throw new IllegalArgumentException("nothing is called {" + name + "}");
        };
    }

    private String scheduled(String by) {
        return server.act(by, "/api/v1/statuses", "status", "later", "scheduled_at", SCHEDULED);
    }

    /** A poll of fay's, with three options. */
    private String poll(String multiple) {
        return server.act(
                "fay",
                "/api/v1/statuses",
                "status",
                "which?",
                "poll[options][]",
                "red",
                "poll[options][]",
                "green",
                "poll[options][]",
                "blue",
                "poll[expires_in]",
                "600",
                "poll[multiple]",
                multiple);
    }

    private String picture(String by) {
        return server.http
                .upload("/api/v2/media", server.token(by), "file", TestMedia.png(40, 30))
                .json()
                .path("id")
                .asString();
    }

    private String announcement() {
        return server.http
                .server
                .core()
                .announcing()
                .editor()
                .publish(server.person("admin").id(), "We move on #Sunday", Optional.empty())
                .id()
                .toString();
    }

    /** An announcement to which someone has reacted with a wave. */
    private String reacted() {
        String id = announcement();
        server.http
                .server
                .core()
                .announcing()
                .announcements()
                .react(server.person(someone()).id(), AnnouncementId.parse(id).orElseThrow(), "🌊");
        return id;
    }

    private String done(String verb) {
        String id = server.post("fay", "public", "new words");
        server.act("gus", "/api/v1/statuses/" + id + "/" + verb);
        return id;
    }

    /** A post of fay's that mentions the scenario's own account; its consequences are there. */
    private String mention(String visibility) {
        value("someone");
        String id = server.post("fay", visibility, "words for @" + someone());
        server.settle();
        return id;
    }

    /** The notification of that post. */
    private String notification() {
        value("mention");
        return first("/api/v1/notifications");
    }

    /** The request of fay, whose direct post is held. */
    private String request() {
        mention("direct");
        return first("/api/v1/notifications/requests");
    }

    /** A conversation that fay has begun with someone. They follow her, so that their policy doesn't hold it. */
    private String conversation() {
        server.act(someone(), "/api/v1/accounts/" + server.names().get("fay") + "/follow");
        return mention("direct");
    }

    private String first(String path) {
        return server.http
                .get(path, server.token(someone()))
                .json()
                .path(0)
                .path("id")
                .asString();
    }

    private String followed() {
        String id = server.person(server.freshName("followed")).id().toString();
        server.act("gus", "/api/v1/accounts/" + id + "/follow");
        return id;
    }

    /** An account to which another has done something. */
    private String related(String name, String... actions) {
        String id = server.person(server.freshName("related")).id().toString();
        for (String action : actions) {
            server.act(name, "/api/v1/accounts/" + id + "/" + action);
        }
        return id;
    }

    /** An account that follows another, or has asked to. */
    private String follower(String followed) {
        String name = server.freshName("follower");
        server.act(name, "/api/v1/accounts/" + server.names().get(followed) + "/follow");
        return server.person(name).id().toString();
    }

    private String blocker() {
        String name = server.freshName("blocker");
        server.act(name, "/api/v1/accounts/" + server.names().get("gus") + "/block");
        return server.person(name).id().toString();
    }

    /** A locked account that gus has asked to follow. */
    private String requested() {
        String name = server.freshName("locked");
        server.http.form("PATCH", "/api/v1/accounts/update_credentials", server.token(name), "locked", "true");
        String id = server.person(name).id().toString();
        server.act("gus", "/api/v1/accounts/" + id + "/follow");
        return id;
    }

    /** The id of a tag that was just used. */
    private String tagId() {
        server.post("fay", "public", "words with #" + value("tag"));
        server.settle();
        return server.http.get("/api/v1/tags/" + value("tag")).json().path("id").asString();
    }

    private String usedTag() {
        String tag = server.freshName("Other");
        server.post("fay", "public", "words with #" + tag);
        server.settle();
        return tag;
    }

    /** The tag to which the relation of {tag-id} is hidden. */
    private String hiddenRelation() {
        server.http.post(
                "/api/v1/admin/tags/" + value("tag-id") + "/hidden_relations",
                server.token("moderator", "admin:write"),
                "other",
                value("used-tag"));
        return value("used-tag");
    }

    /** The page that a new post links to. */
    private String linkId() {
        String page = "https://news.example/" + server.freshName("page");
        server.post("fay", "public", "words about " + page);
        return server.http
                .server
                .core()
                .tagging()
                .links()
                .ids(List.of(new LinkUrl(page)))
                .values()
                .iterator()
                .next()
                .toString();
    }

    /** A block of moderators. */
    private String block(String kind, String... form) {
        return server.http
                .post("/api/v1/admin/" + kind, server.token("moderator", "admin:write"), form)
                .json()
                .path("id")
                .asString();
    }

    /** A list of gus's with an account that he follows. */
    private String listOfFollowed() {
        String list = server.act("gus", "/api/v1/lists", "title", "Friends");
        server.http.post(
                "/api/v1/lists/" + list + "/accounts", server.token("gus"), "account_ids[]", value("followed"));
        return list;
    }

    private String filter(String owner) {
        return server.act(
                owner,
                "/api/v2/filters",
                "title",
                "A filter",
                "context[]",
                "home",
                "context[]",
                "public",
                "filter_action",
                "hide",
                "expires_in",
                "3600");
    }

    private String keyword(String owner, String filter) {
        return keyword(owner, filter, "a keyword");
    }

    private String keyword(String owner, String filter, String word) {
        return server.act(owner, "/api/v2/filters/" + filter + "/keywords", "keyword", word);
    }

    private String followedTag() {
        String tag = server.freshName("Followed");
        server.act("gus", "/api/v1/tags/" + tag + "/follow");
        return tag;
    }

    /** A report of an account of the scenario's own. */
    private String report() {
        return server.act(someone(), "/api/v1/reports", "account_id", value("other"), "comment", "look at this");
    }

    private String moderated(String report, String verb) {
        server.http.post("/api/v1/admin/reports/" + report + "/" + verb, server.token("moderator", "admin:write"));
        return report;
    }

    /** An account that a moderator has acted on. */
    private String acted(String action) {
        String id = value("other");
        server.http.post(
                "/api/v1/admin/accounts/" + id + "/action", server.token("moderator", "admin:write"), "type", action);
        return id;
    }

    /** A warning to the scenario's own account, which has been notified. */
    private String warning() {
        String id = value("someone");
        server.http.post(
                "/api/v1/admin/accounts/" + id + "/action",
                server.token("moderator", "admin:write"),
                "type",
                "none",
                "text",
                "Please read the rules");
        server.settle();
        return id;
    }

    /** An account whose sign-up waits for approval. */
    private String pending() {
        String id = value("other");
        server.http
                .server
                .core()
                .database()
                .writing(tx -> tx.sql("UPDATE login SET approved = FALSE WHERE account_id = :id")
                        .set("id", Long.parseLong(id))
                        .run());
        return id;
    }

    /** Registers an app; its id and its secret. */
    private String registered(String wanted) {
        JsonNode app = server.http
                .post(
                        "/api/v1/apps",
                        "",
                        "client_name",
                        "An app",
                        "redirect_uris",
                        "app://here",
                        "scopes",
                        "read write")
                .json();
        made.put("client-id", app.path("client_id").asString());
        made.put("client-secret", app.path("client_secret").asString());
        return value(wanted);
    }

    private String clientToken() {
        return server.http
                .post(
                        "/oauth/token",
                        "",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        value("client-id"),
                        "client_secret",
                        value("client-secret"))
                .json()
                .path("access_token")
                .asString();
    }

    /** An authorization code: hal has agreed to the app. */
    private String code() {
        OAuth oauth = server.http.server.core().people().oauth();
        OAuth.Request request = oauth.request(value("client-id"), "app://here", "read", "", "");
        return oauth.authorise(request, server.person("hal").id());
    }
}
