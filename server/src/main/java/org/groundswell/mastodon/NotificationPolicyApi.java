package org.groundswell.mastodon;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.NotificationRequest;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.notifications.Policy;

/** The policy for notifications, in both forms. */
public final class NotificationPolicyApi implements Resource {
    private static final Access READ = Access.person(Scope.READ_NOTIFICATIONS);
    private static final Access WRITE = Access.person(Scope.WRITE_NOTIFICATIONS);
    private static final String CHOICES =
            Arrays.stream(Policy.Choice.values()).map(Policy.Choice::word).collect(Collectors.joining(", "));

    private final NotificationRequests requests;

    public NotificationPolicyApi(NotificationRequests requests) {
        this.requests = requests;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String old = "/api/v1/notifications/policy";
        routes.get(old, READ, "The policy for notifications, in the older form", call -> older(call, policy(call)));
        routes.patch(old, WRITE, "Changes the policy for notifications, in the older form", call -> {
            Params params = call.params();
            return older(call, requests.change(call.me(), now -> changedInOldForm(now, params)));
        });
        String path = "/api/v2/notifications/policy";
        routes.get(path, READ, "The policy for notifications", call -> entity(call, policy(call)));
        routes.patch(path, WRITE, "Changes the policy for notifications", call -> {
            Params params = call.params();
            return entity(call, requests.change(call.me(), now -> changed(now, params)));
        });
    }

    private Policy policy(ApiCall call) {
        return requests.policy(call.me());
    }

    private static Policy changed(Policy now, Params params) {
        return new Policy(
                choice(params, "for_not_following", now.notFollowing()),
                choice(params, "for_not_followers", now.notFollowers()),
                choice(params, "for_new_accounts", now.newAccounts()),
                choice(params, "for_private_mentions", now.privateMentions()),
                choice(params, "for_limited_accounts", now.limitedAccounts()),
                now.off());
    }

    private static Policy.Choice choice(Params params, String name, Policy.Choice now) {
        return params.text(name)
                .map(word -> Policy.Choice.parse(word).orElseThrow(() -> Refusal.Invalid.oneOf(name, CHOICES)))
                .orElse(now);
    }

    private static Policy changedInOldForm(Policy now, Params params) {
        return new Policy(
                filtered(params, "filter_not_following", now.notFollowing()),
                filtered(params, "filter_not_followers", now.notFollowers()),
                filtered(params, "filter_new_accounts", now.newAccounts()),
                filtered(params, "filter_private_mentions", now.privateMentions()),
                now.limitedAccounts(),
                now.off());
    }

    private static Policy.Choice filtered(Params params, String name, Policy.Choice now) {
        return params.flag(name)
                .map(on -> on ? Policy.Choice.FILTER : Policy.Choice.ACCEPT)
                .orElse(now);
    }

    private NotificationEntity.PolicyEntity entity(ApiCall call, Policy policy) {
        return new NotificationEntity.PolicyEntity(
                policy.notFollowing().word(),
                policy.notFollowers().word(),
                policy.newAccounts().word(),
                policy.privateMentions().word(),
                policy.limitedAccounts().word(),
                summary(call.me()));
    }

    private NotificationEntity.OldPolicyEntity older(ApiCall call, Policy policy) {
        return new NotificationEntity.OldPolicyEntity(
                policy.notFollowing() != Policy.Choice.ACCEPT,
                policy.notFollowers() != Policy.Choice.ACCEPT,
                policy.newAccounts() != Policy.Choice.ACCEPT,
                policy.privateMentions() != Policy.Choice.ACCEPT,
                summary(call.me()));
    }

    private NotificationEntity.Summary summary(AccountId account) {
        NotificationRequest.Pending pending = requests.pending(account);
        return new NotificationEntity.Summary(pending.requests(), pending.notifications());
    }
}
