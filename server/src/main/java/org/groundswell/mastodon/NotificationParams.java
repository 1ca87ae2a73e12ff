package org.groundswell.mastodon;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Selection;

/** The parameters of lists of notifications. Names of types that this server doesn't know select nothing. */
final class NotificationParams {
    static final int STANDARD = 40;
    static final int MOST = 80;
    private static final int STANDARD_COUNT = 100;
    private static final int MOST_COUNT = 1_000;

    private NotificationParams() {}

    /** @throws Refusal.Invalid if {@code account_id} is no id */
    static Selection selection(Params params) {
        Set<NotificationType> types = EnumSet.noneOf(NotificationType.class);
        // Apps don't know this server's own types: they only get them if they ask for them.
        types.addAll(params.hasList("types") ? named(params.all("types")) : NotificationType.documented());
        types.removeAll(named(params.all("exclude_types")));
        Set<NotificationType> grouped = EnumSet.noneOf(NotificationType.class);
        grouped.addAll(NotificationType.grouped());
        if (params.hasList("grouped_types")) {
            grouped.retainAll(named(params.all("grouped_types")));
        }
        Optional<AccountId> from = params.text("account_id")
                .filter(id -> !id.isEmpty())
                .map(id -> AccountId.parse(id).orElseThrow(() -> new Refusal.Invalid("account_id", "error.id")));
        return new Selection(types, from, params.isOn("include_filtered"), grouped);
    }

    private static List<NotificationType> named(List<String> names) {
        return names.stream()
                .flatMap(name -> NotificationType.named(name).stream())
                .toList();
    }

    /** The number at which counting stops. */
    static int mostCounted(Params params) {
        return Math.clamp(params.number("limit").orElse(STANDARD_COUNT), 1, MOST_COUNT);
    }
}
