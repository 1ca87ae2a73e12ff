package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.discovery.Directory;
import org.groundswell.discovery.DirectoryOrder;
import org.groundswell.discovery.Suggestion;
import org.groundswell.discovery.Suggestions;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Finding people: {@code /api/v1/suggestions}, {@code /api/v2/suggestions} and {@code /api/v1/directory}. */
public final class DiscoveryApi implements Resource {
    private static final int STANDARD = 40;
    private static final Map<String, String> NOTHING = Map.of();

    private final Suggestions suggestions;
    private final Directory directory;
    private final AccountEntities entities;

    public DiscoveryApi(Suggestions suggestions, Directory directory, ApiParts parts) {
        this.suggestions = suggestions;
        this.directory = directory;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/suggestions",
                Access.person(Scope.READ_ACCOUNTS),
                "Suggested accounts, in the older form",
                call -> entities.of(
                        suggested(call).stream().map(Suggestion::account).toList()));
        routes.get(
                "/api/v2/suggestions",
                Access.person(Scope.READ_ACCOUNTS),
                "Suggested accounts, with the reasons",
                call -> suggested(call).stream()
                        .map(each -> SuggestionEntity.of(each, entities.of(each.account())))
                        .toList());
        // Mastodon lets a token for reading do this.
        routes.delete(
                "/api/v1/suggestions/{account_id}",
                Access.person(Scope.WRITE_ACCOUNTS, Scope.READ_ACCOUNTS),
                "Suggests an account no longer",
                call -> {
                    suggestions.dismiss(
                            call.me(), AccountId.parse(call.part("account_id")).orElseThrow(Refusal.NotFound::new));
                    return NOTHING;
                });
        routes.get(
                "/api/v1/directory",
                Access.open(Scope.READ_ACCOUNTS),
                "Discoverable accounts, the most active or the newest first",
                this::directory);
    }

    private List<Suggestion> suggested(ApiCall call) {
        return suggestions.of(call.me(), limit(call.params()));
    }

    private List<AccountEntity> directory(ApiCall call) {
        Params params = call.params();
        DirectoryOrder order = switch (params.textOr("order", "active")) {
            case "active", "" -> DirectoryOrder.ACTIVE;
            case "new" -> DirectoryOrder.NEW;
            default -> throw Refusal.Invalid.oneOf("order", "active, new");
        };
        int offset = Math.clamp(params.number("offset").orElse(0), 0, Directory.LAST);
        return entities.of(directory.page(call.viewer(), order, params.isOn("local"), offset, limit(params)));
    }

    private static int limit(Params params) {
        return Math.clamp(params.number("limit").orElse(STANDARD), 1, Suggestions.MOST);
    }
}
