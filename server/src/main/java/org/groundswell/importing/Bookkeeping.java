package org.groundswell.importing;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Lines without posts in a dump: notices of Twitter's v1.1 streams, of which only {@code delete} concerns a post, and pages of
 * v2 responses without tweets.
 */
final class Bookkeeping implements Format {
    private static final Set<String> NOTICES = Set.of(
            "delete",
            "limit",
            "warning",
            "disconnect",
            "scrub_geo",
            "status_withheld",
            "user_withheld",
            "user_delete",
            "user_undelete",
            "user_suspend",
            "user_protect",
            "user_update",
            "friends",
            "friends_str",
            "control");
    private static final Set<String> BESIDE_NOTICES = Set.of("timestamp_ms", "__twarc");

    private static final Set<String> OF_PAGES = Set.of("meta", "errors", "__twarc");
    private static final Set<String> BESIDE_PAGES =
            Set.of("includes", "title", "detail", "type", "status", "connection_issue", "matching_rules");

    @Override
    public String name() {
        return "bookkeeping";
    }

    @Override
    public boolean matches(JsonNode node) {
        return consistsOf(node, NOTICES, BESIDE_NOTICES) || isPageWithoutTweets(node);
    }

    @Override
    public Reading read(JsonNode notice) {
        JsonNode delete = Json.object(notice, "delete");
        // "tweet" in the compliance streams of v2.
        JsonNode deleted = Json.object(delete, delete.has("tweet") ? "tweet" : "status");
        return deleted.isMissingNode() ? Reading.nothing() : Reading.deletion(TwitterV1.STATUS + TwitterV1.id(deleted));
    }

    private static boolean isPageWithoutTweets(JsonNode node) {
        JsonNode data = node.path("data");
        boolean empty = data.isMissingNode() || data.isNull() || data.isArray() && data.isEmpty();
        return empty && consistsOf(node, OF_PAGES, BESIDE_PAGES);
    }

    /** Whether it has at least one field of the first set, and none outside of both sets. */
    private static boolean consistsOf(JsonNode node, Set<String> some, Set<String> others) {
        boolean found = false;
        for (String name : node.propertyNames()) {
            found |= some.contains(name);
            if (!some.contains(name) && !others.contains(name) && !name.equals("data")) {
                return false;
            }
        }
        return found;
    }
}
