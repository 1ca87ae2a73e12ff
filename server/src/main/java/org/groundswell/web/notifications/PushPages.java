package org.groundswell.web.notifications;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.notifications.NotificationType;
import org.groundswell.push.Holder;
import org.groundswell.push.NewSubscription;
import org.groundswell.push.PushPolicy;
import org.groundswell.push.PushServices;
import org.groundswell.push.PushSettings;
import org.groundswell.push.PushSubscription;
import org.groundswell.push.PushSubscriptions;
import org.groundswell.rendering.Assets;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** Push notifications in browsers: the service worker that shows them, and the forms that turn them on and off. */
public final class PushPages implements Pages {
    private static final String PATH = "/notifications/push";
    private static final String BACK = NotificationSettingsPages.PATH + "?done=saved";
    /**
     * What a browser is notified of unless its owner chooses otherwise: what one may want to answer, and what concerns one's
     * safety and account.
     */
    private static final Set<NotificationType> USUAL = EnumSet.of(
            NotificationType.MENTION,
            NotificationType.STATUS,
            NotificationType.QUOTE,
            NotificationType.FOLLOW_REQUEST,
            NotificationType.TREND,
            NotificationType.QUOTE_REQUEST,
            NotificationType.REPORT,
            NotificationType.APPEAL,
            NotificationType.MODERATION_WARNING,
            NotificationType.APPEAL_DECIDED,
            NotificationType.SHIELD_RAISED,
            NotificationType.SHIELD_OFFERED,
            NotificationType.SHIELD_CASE);

    private final PushSubscriptions subscriptions;
    private final byte[] worker = Assets.text("service-worker.js").getBytes(StandardCharsets.UTF_8);

    public PushPages(PushServices push) {
        this.subscriptions = push.subscriptions();
    }

    @Override
    public void addTo(WebRoutes routes) {
        // At the root, since a worker is responsible for the addresses below its own.
        routes.open(
                "/service-worker.js",
                _ -> Reply.of(200, "text/javascript; charset=utf-8", worker)
                        .with("Cache-Control", "no-cache")
                        .with("X-Content-Type-Options", "nosniff"));
        routes.post(PATH, PageAccess.SIGNED_IN, this::save);
        routes.post(PATH + "/off", PageAccess.SIGNED_IN, call -> {
            subscriptions.unsubscribe(call.visitor().me().id(), browser(call));
            return Reply.seeOther(BACK);
        });
    }

    /** Turns push notifications on; without an endpoint, changes which ones are sent. */
    private Reply save(WebCall call) {
        Params params = call.params();
        Set<NotificationType> alerts = NotificationSettingsPages.possible(call).stream()
                .filter(type -> params.isOn("alerts[" + type.apiName() + "]"))
                .collect(Collectors.toSet());
        PushSettings settings = new PushSettings(
                alerts, PushPolicy.parse(params.textOr("policy", "")).orElse(PushPolicy.ALL));
        String endpoint = params.textOr("endpoint", "");
        if (endpoint.isEmpty()) {
            subscriptions.change(call.visitor().me().id(), browser(call), settings);
        } else {
            subscriptions.subscribe(
                    call.visitor().me().id(),
                    browser(call),
                    new NewSubscription(
                            endpoint,
                            params.textOr("p256dh", ""),
                            params.textOr("auth", ""),
                            true,
                            settings,
                            call.t().locale()));
        }
        return Reply.seeOther(BACK);
    }

    static PushSection section(PushServices push, WebCall call) {
        Translator t = call.t();
        Optional<PushSubscription> subscription =
                push.subscriptions().of(call.visitor().me().id(), browser(call));
        PushSettings settings =
                subscription.map(PushSubscription::settings).orElse(new PushSettings(USUAL, PushPolicy.ALL));
        return new PushSection(
                subscription.isPresent(),
                push.keys().publicKey(),
                NotificationSettingsPages.possible(call).stream()
                        .map(type -> new NotificationSettingsPage.Type(
                                type.apiName(),
                                t.text(type.label()),
                                settings.alerts().contains(type)))
                        .toList(),
                Arrays.stream(PushPolicy.values())
                        .map(policy ->
                                new PushSection.Choice(policy.word(), label(policy, t), policy == settings.policy()))
                        .toList());
    }

    private static String label(PushPolicy policy, Translator t) {
        return switch (policy) {
            case ALL -> t.text("push.policy.all");
            case FOLLOWED -> t.text("push.policy.followed");
            case FOLLOWER -> t.text("push.policy.follower");
            case NONE -> t.text("push.policy.none");
        };
    }

    private static Holder browser(WebCall call) {
        return new Holder.Browser(call.visitor().cookie());
    }
}
