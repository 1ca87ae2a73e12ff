package org.groundswell.mastodon;

import org.groundswell.auth.Scope;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Quoting;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;

/** Quotes of a status: the list of them, who may quote it, and the revocation of one. */
public final class QuotesApi implements Resource {
    private final Statuses statuses;
    private final Quoting quoting;
    private final StatusEntities entities;

    public QuotesApi(Statuses statuses, Quoting quoting, ApiParts parts) {
        this.statuses = statuses;
        this.quoting = quoting;
        this.entities = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/statuses/{id}/quotes",
                Access.person(Scope.READ_STATUSES),
                "Statuses that quote a status",
                this::quotes);
        routes.post(
                "/api/v1/statuses/{id}/quotes/{quoting}/revoke",
                Access.person(Scope.WRITE_STATUSES),
                "Revokes a quote of one's own status",
                this::revoke);
        routes.put(
                "/api/v1/statuses/{id}/interaction_policy",
                Access.person(Scope.WRITE_STATUSES),
                "Sets who may quote a status",
                this::setPolicy);
    }

    private Listing quotes(ApiCall call) {
        return call.listing(
                20,
                40,
                page -> statuses.quotes(call.viewer(), call.statusId(), page),
                (Status status) -> status.id().value(),
                found -> entities.of(found, call.viewer()));
    }

    private Json revoke(ApiCall call) {
        StatusId quotingId = StatusId.parse(call.part("quoting")).orElseThrow(Refusal.NotFound::new);
        return entities.of(quoting.revoke(call.me(), call.statusId(), quotingId), call.viewer());
    }

    private Json setPolicy(ApiCall call) {
        QuotePolicy policy =
                QuotePolicy.chosen(StatusesApi.QUOTE_POLICY, call.params().textOr(StatusesApi.QUOTE_POLICY, ""));
        return entities.of(quoting.setPolicy(call.me(), call.statusId(), policy), call.viewer());
    }
}
