package org.groundswell.web.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.notifications.NotificationRequests;
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
    private final PushServices push;
    private final Renderer renderer;

    public NotificationSettingsPages(NotificationRequests requests, PushServices push, WebParts parts) {
        this.requests = requests;
        this.push = push;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH, PageAccess.SIGNED_IN, call -> {
            Params params = call.params();
            Set<NotificationType> off = offered(call).stream()
                    .filter(type -> !params.isOn("on[" + type.apiName() + "]"))
                    .collect(Collectors.toSet());
            requests.change(
                    call.visitor().me().id(), now -> changed(now, params).withoutTypes(off));
            return Reply.seeOther(PATH + "?done=saved");
        });
    }

    private Reply show(WebCall call) {
        Policy policy = requests.policy(call.visitor().me().id());
        Translator t = call.t();
        return renderer.page(new NotificationSettingsPage(
                renderer.around(
                        call, Renderer.Subject.of(t.text("notifications.settings.title"), NotificationListPages.HERE)),
                offered(call).stream()
                        .map(type -> new NotificationSettingsPage.Type(
                                type.apiName(), label(type, t), !policy.off().contains(type)))
                        .toList(),
                List.of(
                        rule("not_following", t.text("notifications.policy.not_following"), policy.notFollowing()),
                        rule("not_followers", t.text("notifications.policy.not_followers"), policy.notFollowers()),
                        rule("new_accounts", t.text("notifications.policy.new_accounts"), policy.newAccounts()),
                        rule(
                                "private_mentions",
                                t.text("notifications.policy.private_mentions"),
                                policy.privateMentions())),
                PushPages.section(push, call)));
    }

    private static NotificationSettingsPage.Rule rule(String name, String label, Policy.Choice choice) {
        return new NotificationSettingsPage.Rule(name, label, choice.word());
    }

    /** Only moderators are notified of sign-ups and reports, and everyone of decisions about their account. */
    static List<NotificationType> offered(WebCall call) {
        return Arrays.stream(NotificationType.values())
                .filter(type -> switch (type) {
                    case SIGN_UP, REPORT, SHIELD_CASE -> call.visitor().mayModerate();
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

    static String label(NotificationType type, Translator t) {
        return switch (type) {
            case MENTION -> t.text("notifications.type.mention");
            case STATUS -> t.text("notifications.type.status");
            case REBLOG -> t.text("notifications.type.reblog");
            case FAVOURITE -> t.text("notifications.type.favourite");
            case UPDATE -> t.text("notifications.type.update");
            case QUOTE -> t.text("notifications.type.quote");
            case QUOTED_UPDATE -> t.text("notifications.type.quoted_update");
            case FOLLOW -> t.text("notifications.type.follow");
            case FOLLOW_REQUEST -> t.text("notifications.type.follow_request");
            case SIGN_UP -> t.text("notifications.type.sign_up");
            case TREND -> t.text("notifications.type.trend");
            case QUOTE_REQUEST -> t.text("notifications.type.quote_request");
            case REPORT -> t.text("notifications.type.report");
            case REPORT_CLOSED -> t.text("notifications.type.report_closed");
            case MODERATION_WARNING -> t.text("notifications.type.moderation_warning");
            case SHIELD_RAISED -> t.text("notifications.type.shield_raised");
            case SHIELD_OFFERED -> t.text("notifications.type.shield_offered");
            case SHIELD_ENDED -> t.text("notifications.type.shield_ended");
            case SHIELD_CASE -> t.text("notifications.type.shield_case");
            case APPEAL_DECIDED -> t.text("notifications.type.appeal_decided");
        };
    }
}
