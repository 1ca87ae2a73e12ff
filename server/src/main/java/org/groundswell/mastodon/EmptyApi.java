package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;

/** Lists of missing features, always empty. Apps ask for them when they start. */
public final class EmptyApi implements Resource {
    private static final Map<String, List<Object>> NO_COLLECTIONS = Map.of("collections", List.of());

    @Override
    public void addTo(ApiRoutes routes) {
        empty(
                routes,
                "/api/v1/accounts/{id}/identity_proofs",
                Access.open(Scope.READ_ACCOUNTS),
                "Proofs of identities of other networks");
        routes.get(
                "/api/v1/accounts/{id}/collections",
                Access.open(Scope.READ_ACCOUNTS),
                "Collections of accounts that an account has made; always empty",
                _ -> NO_COLLECTIONS);
        routes.get(
                "/api/v1/accounts/{id}/in_collections",
                Access.open(Scope.READ_ACCOUNTS),
                "Collections of accounts that an account is in; always empty",
                _ -> NO_COLLECTIONS);
        routes.get(
                "/api/v1/annual_reports",
                Access.person(Scope.READ_ACCOUNTS),
                "Summaries of the years of the account; always empty",
                _ -> new AnnualReports(List.of(), List.of(), List.of()));
        routes.get(
                "/api/v1/annual_reports/{year}/state",
                Access.person(Scope.READ_ACCOUNTS),
                "Whether there is a summary of a year; there never is",
                _ -> Map.of("state", "ineligible"));
    }

    /** Summaries of years, with the accounts and statuses that they name. */
    record AnnualReports(List<Object> annualReports, List<Object> accounts, List<Object> statuses) {}

    private static void empty(ApiRoutes routes, String path, Access access, String summary) {
        routes.get(path, access, summary + "; always empty", _ -> List.of());
    }
}
