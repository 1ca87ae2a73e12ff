package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.auth.Scope;

/** Lists of missing features, always empty. Apps ask for them when they start. */
public final class EmptyApi implements Resource {
    @Override
    public void addTo(ApiRoutes routes) {
        empty(routes, "/api/v1/lists", Access.person(Scope.READ_LISTS));
        empty(routes, "/api/v1/filters", Access.person(Scope.READ_FILTERS));
        empty(routes, "/api/v2/filters", Access.person(Scope.READ_FILTERS));
        empty(routes, "/api/v1/mutes", Access.person(Scope.READ_MUTES));
        empty(routes, "/api/v1/blocks", Access.person(Scope.READ_BLOCKS));
        empty(routes, "/api/v1/domain_blocks", Access.person(Scope.READ_BLOCKS));
        empty(routes, "/api/v1/follow_requests", Access.person(Scope.READ_FOLLOWS));
        empty(routes, "/api/v1/endorsements", Access.person(Scope.READ_ACCOUNTS));
        empty(routes, "/api/v1/featured_tags", Access.person(Scope.READ_ACCOUNTS));
        empty(routes, "/api/v1/scheduled_statuses", Access.person(Scope.READ_STATUSES));
        empty(routes, "/api/v1/conversations", Access.person(Scope.READ_STATUSES));
        empty(routes, "/api/v1/notifications", Access.person(Scope.READ_NOTIFICATIONS));
        empty(routes, "/api/v1/notifications/requests", Access.person(Scope.READ_NOTIFICATIONS));
        empty(routes, "/api/v1/announcements", Access.person());
        empty(routes, "/api/v1/suggestions", Access.person(Scope.READ_ACCOUNTS));
        empty(routes, "/api/v2/suggestions", Access.person(Scope.READ_ACCOUNTS));
        empty(routes, "/api/v1/instance/domain_blocks", Access.ANYONE);
    }

    private static void empty(ApiRoutes routes, String path, Access access) {
        routes.get(path, access, _ -> List.of());
    }
}
