package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.auth.Scope;

/** Lists of missing features, always empty. Apps ask for them when they start. */
public final class EmptyApi implements Resource {
    @Override
    public void addTo(ApiRoutes routes) {
        empty(routes, "/api/v1/featured_tags", Access.person(Scope.READ_ACCOUNTS), "Featured tags");
        empty(routes, "/api/v1/scheduled_statuses", Access.person(Scope.READ_STATUSES), "Scheduled statuses");
        empty(
                routes,
                "/api/v1/suggestions",
                Access.person(Scope.READ_ACCOUNTS),
                "Suggested accounts, in the older form");
        empty(routes, "/api/v2/suggestions", Access.person(Scope.READ_ACCOUNTS), "Suggested accounts");
    }

    private static void empty(ApiRoutes routes, String path, Access access, String summary) {
        routes.get(path, access, summary + "; always empty", _ -> List.of());
    }
}
