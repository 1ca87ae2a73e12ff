package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.featured.FeaturedTag;
import org.groundswell.featured.FeaturedTagId;
import org.groundswell.featured.FeaturedTags;

/** Tags that accounts feature on their profiles: {@code /api/v1/featured_tags}. */
public final class FeaturedTagsApi implements Resource {
    private static final Map<String, String> NOTHING = Map.of();

    private final FeaturedTags featured;
    private final Accounts accounts;
    private final TagEntities tags;
    private final ApiParts parts;

    public FeaturedTagsApi(FeaturedTags featured, Accounts accounts, ApiParts parts) {
        this.featured = featured;
        this.accounts = accounts;
        this.tags = parts.tags;
        this.parts = parts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String all = "/api/v1/featured_tags";
        Access writing = Access.person(Scope.WRITE_ACCOUNTS);
        routes.get(
                all,
                Access.person(Scope.READ_ACCOUNTS),
                "Tags that you feature on your profile",
                call -> entities(featured.mine(call.me()), accounts.get(call.me())));
        routes.post(all, writing, "Features a tag on your profile", this::add);
        routes.get(
                all + "/suggestions",
                Access.person(Scope.READ_ACCOUNTS),
                "Tags that you have used most lately and don't feature",
                call -> tags.found(featured.suggested(call.me()), call.viewer()));
        routes.delete(all + "/{id}", writing, "Features a tag no longer", call -> {
            featured.remove(call.me(), new FeaturedTagId(call.number("id")));
            return NOTHING;
        });
        routes.get(
                "/api/v1/accounts/{id}/featured_tags",
                Access.open(Scope.READ_ACCOUNTS),
                "Tags that an account features",
                this::ofAccount);
        routes.post(
                "/api/v1/tags/{name}/feature",
                writing,
                "Features a tag on your profile, if it isn't already",
                call -> tags.of(featured.feature(call.me(), call.part("name")), call.viewer()));
        routes.post(
                "/api/v1/tags/{name}/unfeature",
                writing,
                "Features a tag no longer",
                call -> tags.of(featured.unfeature(call.me(), call.part("name")), call.viewer()));
    }

    private List<FeaturedTagEntity> ofAccount(ApiCall call) {
        Account account = accounts.get(call.accountId());
        return entities(featured.of(call.viewer(), account), account);
    }

    private FeaturedTagEntity add(ApiCall call) {
        FeaturedTag added = featured.add(call.me(), call.params().textOr("name", ""));
        return FeaturedTagEntity.of(added, accounts.get(call.me()), parts.home());
    }

    private List<FeaturedTagEntity> entities(List<FeaturedTag> found, Account account) {
        return found.stream()
                .map(each -> FeaturedTagEntity.of(each, account, parts.home()))
                .toList();
    }
}
