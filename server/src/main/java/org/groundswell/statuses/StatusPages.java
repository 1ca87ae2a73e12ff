package org.groundswell.statuses;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Viewer;

/** Loads pages of statuses. However many statuses a page has, it takes three queries, and three more for a signed-in viewer. */
public final class StatusPages {
    private final StatusStore store;
    private final AccountStore accounts;
    private final Audience audience;
    private final InteractionStore interactions = new InteractionStore();

    public StatusPages(StatusStore store, AccountStore accounts, Audience audience) {
        this.store = store;
        this.accounts = accounts;
        this.audience = audience;
    }

    /** @param statuses statuses that the viewer may see; the ones they refer to are checked here */
    public StatusPage load(Tx tx, Optional<AccountId> account, List<Status> statuses) {
        if (statuses.isEmpty()) {
            return new StatusPage(List.of(), Map.of(), Map.of(), account.map(_ -> ViewerState.NONE));
        }
        Map<StatusId, Status> referred = new HashMap<>(store.known(
                tx,
                statuses.stream()
                        .flatMap(status -> Stream.of(status.boostOf(), status.quoteOf()))
                        .filter(Objects::nonNull)
                        .toList()));
        Viewer viewer = audience.viewer(tx, account, referred.values());
        referred.values().removeIf(status -> !viewer.maySee(status));
        Set<AccountId> named = new LinkedHashSet<>();
        Set<StatusId> all = new LinkedHashSet<>();
        Stream.concat(statuses.stream(), referred.values().stream()).forEach(status -> {
            all.add(status.id());
            named.add(status.account());
            named.addAll(status.content().mentions());
            Optional.ofNullable(status.inReplyToAccount()).ifPresent(named::add);
        });
        return new StatusPage(
                statuses, referred, accounts.byIds(tx, named), account.map(me -> interactions.of(tx, me, all)));
    }
}
