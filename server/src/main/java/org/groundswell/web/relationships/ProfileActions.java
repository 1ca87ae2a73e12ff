package org.groundswell.web.relationships;

import java.time.Duration;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.relationships.AccountNotes;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.Endorsements;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Mutes;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** The actions on a profile: following, muting, blocking and so on. Each is a form that leads back to the profile. */
public final class ProfileActions implements Pages {
    /** The services behind the actions. */
    public record Services(
            Follows follows, Blocks blocks, Mutes mutes, Endorsements endorsements, AccountNotes notes) {}

    private interface Action {
        void run(WebCall call, AccountId me, AccountId other);
    }

    private final Accounts accounts;
    private final Services services;

    public ProfileActions(Accounts accounts, Services services) {
        this.accounts = accounts;
        this.services = services;
    }

    @Override
    public void addTo(WebRoutes routes) {
        add(routes, "follow", (_, me, other) -> services.follows().follow(me, other, Follows.Options.DEFAULT));
        add(routes, "unfollow", (_, me, other) -> services.follows().unfollow(me, other));
        add(
                routes,
                "options",
                (call, me, other) -> services.follows()
                        .follow(
                                me,
                                other,
                                new Follows.Options(
                                        call.params().isOn("boosts"),
                                        call.params().isOn("notify"))));
        add(routes, "remove-follower", (_, me, other) -> services.follows().removeFollower(me, other));
        add(routes, "block", (_, me, other) -> services.blocks().block(me, other));
        add(routes, "unblock", (_, me, other) -> services.blocks().unblock(me, other));
        add(
                routes,
                "mute",
                (call, me, other) ->
                        services.mutes().mute(me, other, call.params().isOn("notifications"), duration(call)));
        add(routes, "unmute", (_, me, other) -> services.mutes().unmute(me, other));
        add(routes, "endorse", (_, me, other) -> services.endorsements().endorse(me, other));
        add(routes, "unendorse", (_, me, other) -> services.endorsements().unendorse(me, other));
        add(
                routes,
                "note",
                (call, me, other) ->
                        services.notes().set(me, other, call.params().textOr("note", "")));
    }

    private void add(WebRoutes routes, String name, Action action) {
        routes.post("/@{acct}/" + name, PageAccess.SIGNED_IN, call -> {
            Account account = Acct.parse(call.part("acct"))
                    .flatMap(acct -> accounts.find(acct.toString()))
                    .orElseThrow(Refusal.NotFound::new);
            action.run(call, call.visitor().me().id(), account.id());
            return Reply.seeOther(call.back(account.acct().page()));
        });
    }

    private static Duration duration(WebCall call) {
        return Duration.ofDays(call.params().number("days").orElse(0));
    }
}
