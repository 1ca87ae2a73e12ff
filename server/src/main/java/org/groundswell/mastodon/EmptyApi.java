package org.groundswell.mastodon;

import java.util.List;

/** Lists of missing features, always empty. Apps ask for them when they start. */
public final class EmptyApi implements Resource {
    @Override
    public void addTo(ApiRoutes routes) {
        empty(routes, "/api/v1/lists", Access.person("read:lists"));
        empty(routes, "/api/v1/filters", Access.person("read:filters"));
        empty(routes, "/api/v2/filters", Access.person("read:filters"));
        empty(routes, "/api/v1/mutes", Access.person("read:mutes"));
        empty(routes, "/api/v1/blocks", Access.person("read:blocks"));
        empty(routes, "/api/v1/domain_blocks", Access.person("read:blocks"));
        empty(routes, "/api/v1/follow_requests", Access.person("read:follows"));
        empty(routes, "/api/v1/endorsements", Access.person("read:accounts"));
        empty(routes, "/api/v1/featured_tags", Access.person("read:accounts"));
        empty(routes, "/api/v1/scheduled_statuses", Access.person("read:statuses"));
        empty(routes, "/api/v1/conversations", Access.person("read:statuses"));
        empty(routes, "/api/v1/notifications", Access.person("read:notifications"));
        empty(routes, "/api/v1/notifications/requests", Access.person("read:notifications"));
        empty(routes, "/api/v1/announcements", Access.person());
        empty(routes, "/api/v1/suggestions", Access.person("read:accounts"));
        empty(routes, "/api/v2/suggestions", Access.person("read:accounts"));
        empty(routes, "/api/v1/instance/domain_blocks", Access.ANYONE);
    }

    private static void empty(ApiRoutes routes, String path, Access access) {
        routes.get(path, access, _ -> List.of());
    }
}
