package org.groundswell.web.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.notifications.DigestPeriod;
import org.groundswell.notifications.Digests;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.notifications.NotificationServices;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Policy;
import org.groundswell.push.PushServices;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The settings for notifications. */
public final class NotificationSettingsPages implements Pages {
    static final String PATH = NotificationListPages.PATH + "/settings";

    private final NotificationRequests requests;
    private final Digests digests;
    private final PushServices push;
    private final Renderer renderer;

    public NotificationSettingsPages(NotificationServices services, PushServices push, WebParts parts) {
        this.requests = services.requests();
        this.digests = services.digests();
        this.push = push;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH, PageAccess.SIGNED_IN, call -> {
            Params params = call.params();
            Set<NotificationType> off = optional(call).stream()
                    .filter(type -> !params.isOn("on[" + type.apiName() + "]"))
                    .collect(Collectors.toSet());
            requests.change(
                    call.visitor().me().id(), now -> changed(now, params).withoutTypes(off));
            if (digests.areOffered()) {
                params.text("digest")
                        .ifPresent(word -> digests.set(call.visitor().me().id(), DigestPeriod.named(word)));
            }
            return Reply.seeOther(PATH + "?done=saved");
        });
    }

    private Reply show(WebCall call) {
        Policy policy = requests.policy(call.visitor().me().id());
        Translator t = call.t();
        return renderer.page(new NotificationSettingsPage(
                renderer.around(
                        call, Renderer.Subject.of(t.text("notifications.settings.title"), NotificationListPages.HERE)),
                optional(call).stream()
                        .map(type -> new NotificationSettingsPage.Type(
                                type.apiName(),
                                t.text(type.label()),
                                !policy.off().contains(type)))
                        .toList(),
                List.of(
                        rule("not_following", t.text("notifications.policy.not_following"), policy.notFollowing()),
                        rule("not_followers", t.text("notifications.policy.not_followers"), policy.notFollowers()),
                        rule("new_accounts", t.text("notifications.policy.new_accounts"), policy.newAccounts()),
                        rule(
                                "private_mentions",
                                t.text("notifications.policy.private_mentions"),
                                policy.privateMentions())),
                digests.areOffered()
                        ? Optional.of(digests.of(call.visitor().me().id())
                                .map(DigestPeriod::word)
                                .orElse("never"))
                        : Optional.empty(),
                PushPages.section(push, call)));
    }

    private static NotificationSettingsPage.Rule rule(String name, String label, Policy.Choice choice) {
        return new NotificationSettingsPage.Rule(name, label, choice.word());
    }

    /** The types that a visitor may be notified of: sign-ups, reports and cases are for moderators. */
    static List<NotificationType> possible(WebCall call) {
        return Arrays.stream(NotificationType.values())
                .filter(type -> !type.isForStaff() || call.visitor().mayModerate())
                .toList();
    }

    /** The types that can be turned off: everyone is told of decisions about their account, and of their shield. */
    private static List<NotificationType> optional(WebCall call) {
        return possible(call).stream()
                .filter(type -> switch (type) {
                    case MODERATION_WARNING, APPEAL_DECIDED, SHIELD_RAISED, SHIELD_ENDED -> false;
                    default -> true;
                })
                .toList();
    }

    private static Policy changed(Policy now, Params params) {
        return new Policy(
                choice(params, "not_following", now.notFollowing()),
                choice(params, "not_followers", now.notFollowers()),
                choice(params, "new_accounts", now.newAccounts()),
                choice(params, "private_mentions", now.privateMentions()),
                now.limitedAccounts(),
                now.off());
    }

    private static Policy.Choice choice(Params params, String name, Policy.Choice now) {
        return Policy.Choice.parse(params.textOr(name, "")).orElse(now);
    }
}
