package org.groundswell.mastodon;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.NotificationType;
import org.groundswell.push.Holder;
import org.groundswell.push.NewSubscription;
import org.groundswell.push.PushPolicy;
import org.groundswell.push.PushSettings;
import org.groundswell.push.PushSubscription;
import org.groundswell.push.PushSubscriptions;
import org.groundswell.push.VapidKeys;

/** The push subscription of an access token: {@code /api/v1/push/subscription}. */
public final class PushApi implements Resource {
    private static final String PATH = "/api/v1/push/subscription";
    private static final Access ACCESS = Access.person(Scope.PUSH);
    private static final PushSettings NOTHING_CHOSEN = new PushSettings(Set.of(), PushPolicy.ALL);
    private static final String POLICIES =
            Arrays.stream(PushPolicy.values()).map(PushPolicy::word).collect(Collectors.joining(", "));

    private final PushSubscriptions subscriptions;
    private final VapidKeys keys;

    public PushApi(PushSubscriptions subscriptions, ApiParts parts) {
        this.subscriptions = subscriptions;
        this.keys = parts.keys;
    }

    /** A subscription. Its id is a small number, as Mastodon's is: apps read it as one of 32 bits. */
    record SubscriptionEntity(
            int id, String endpoint, boolean standard, Map<String, Boolean> alerts, String serverKey, String policy) {}

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(PATH, ACCESS, "The token's push subscription", call -> entity(current(call)));
        routes.post(
                PATH,
                ACCESS,
                "Subscribes the token to push notifications, in place of its earlier subscription",
                this::subscribe);
        routes.put(PATH, ACCESS, "Changes which notifications are pushed", this::change);
        routes.delete(PATH, ACCESS, "Ends the token's push subscription", call -> {
            subscriptions.unsubscribe(call.me(), holder(call));
            return Map.of();
        });
    }

    private PushSubscription current(ApiCall call) {
        return subscriptions.of(call.me(), holder(call)).orElseThrow(Refusal.NotFound::new);
    }

    private SubscriptionEntity subscribe(ApiCall call) {
        Params params = call.params();
        return entity(subscriptions.subscribe(
                call.me(),
                holder(call),
                new NewSubscription(
                        params.textOr("subscription[endpoint]", ""),
                        params.textOr("subscription[keys][p256dh]", ""),
                        params.textOr("subscription[keys][auth]", ""),
                        params.isOn("subscription[standard]"),
                        settings(params, NOTHING_CHOSEN),
                        call.call().translator().locale())));
    }

    private SubscriptionEntity change(ApiCall call) {
        PushSettings now = current(call).settings();
        return entity(subscriptions.change(call.me(), holder(call), settings(call.params(), now)));
    }

    /** The alerts are sent together: those that are missing are off, unless all are. */
    private static PushSettings settings(Params params, PushSettings now) {
        Params alerts = params.under("data[alerts]");
        Set<NotificationType> wanted = EnumSet.noneOf(NotificationType.class);
        boolean sent = false;
        for (NotificationType type : NotificationType.values()) {
            sent |= alerts.has(type.apiName());
            if (alerts.isOn(type.apiName())) {
                wanted.add(type);
            }
        }
        PushPolicy policy = params.text("data[policy]")
                .map(word -> PushPolicy.parse(word).orElseThrow(() -> Refusal.Invalid.oneOf("data[policy]", POLICIES)))
                .orElse(now.policy());
        return new PushSettings(sent ? wanted : now.alerts(), policy);
    }

    private static Holder holder(ApiCall call) {
        return new Holder.App(
                MastodonApi.token(call.call()).orElseThrow(() -> new Refusal.Unauthorised("error.token")));
    }

    private SubscriptionEntity entity(PushSubscription subscription) {
        Set<NotificationType> on = subscription.settings().alerts();
        Map<String, Boolean> alerts = new LinkedHashMap<>();
        for (NotificationType type : NotificationType.values()) {
            if (!type.isOwn() || on.contains(type)) {
                alerts.put(type.apiName(), on.contains(type));
            }
        }
        return new SubscriptionEntity(
                subscription.id(),
                subscription.endpoint(),
                subscription.standard(),
                alerts,
                keys.publicKey(),
                subscription.settings().policy().word());
    }
}
