package org.groundswell.mastodon;

import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.AccountNotes;
import org.groundswell.relationships.Endorsements;
import org.groundswell.relationships.Listed;

/** Accounts featured on profiles, and private notes about accounts. */
public final class EndorsementsApi implements Resource {
    private final Accounts accounts;
    private final Endorsements endorsements;
    private final AccountNotes notes;
    private final AccountEntities entities;

    public EndorsementsApi(Accounts accounts, Endorsements endorsements, AccountNotes notes, ApiParts parts) {
        this.accounts = accounts;
        this.endorsements = endorsements;
        this.notes = notes;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        for (String path : new String[] {"endorse", "pin"}) {
            routes.post(
                    "/api/v1/accounts/{id}/" + path,
                    Access.person(Scope.WRITE_ACCOUNTS),
                    "Features an account on your profile",
                    call -> AccountEntities.of(endorsements.endorse(call.me(), call.accountId())));
        }
        for (String path : new String[] {"unendorse", "unpin"}) {
            routes.post(
                    "/api/v1/accounts/{id}/" + path,
                    Access.person(Scope.WRITE_ACCOUNTS),
                    "Features an account no longer",
                    call -> AccountEntities.of(endorsements.unendorse(call.me(), call.accountId())));
        }
        routes.get(
                "/api/v1/accounts/{id}/endorsements",
                Access.open(Scope.READ_ACCOUNTS),
                "Accounts that an account features",
                call -> list(call, call.viewer(), call.accountId()));
        routes.get(
                "/api/v1/endorsements",
                Access.person(Scope.READ_ACCOUNTS),
                "Accounts that you feature",
                call -> list(call, call.viewer(), call.me()));
        routes.post(
                "/api/v1/accounts/{id}/note",
                Access.person(Scope.WRITE_ACCOUNTS),
                "Sets your private note about an account",
                call -> AccountEntities.of(
                        notes.set(call.me(), call.accountId(), call.params().textOr("comment", ""))));
    }

    private Listing list(ApiCall call, Optional<AccountId> viewer, AccountId of) {
        var account = accounts.get(of);
        return call.listing(
                40,
                80,
                page -> endorsements.of(viewer, account, page),
                Listed::pageId,
                found -> entities.of(found.stream().map(Listed::account).toList()));
    }
}
