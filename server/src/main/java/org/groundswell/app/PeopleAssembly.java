package org.groundswell.app;

import java.time.Duration;
import java.util.List;
import org.groundswell.accounts.AccountData;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.LinkRequests;
import org.groundswell.auth.LoginData;
import org.groundswell.auth.LoginParts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.deletion.OwnedData;
import org.groundswell.ipblocks.BlockedAddresses;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.mail.Mailer;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.AppsApi;
import org.groundswell.mastodon.EmailsApi;
import org.groundswell.mastodon.OAuthApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.metrics.Metered;
import org.groundswell.notifications.StaffNotifications;
import org.groundswell.relationships.FollowRequests;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.RelationshipParts;
import org.groundswell.statistics.Totals;
import org.groundswell.web.settings.PasskeyPages;
import org.groundswell.web.settings.SecurityPages;
import org.groundswell.web.settings.TwoFactorPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.signin.AuthorizePages;
import org.groundswell.web.signin.ConfirmationPages;
import org.groundswell.web.signin.PasskeySignInPages;
import org.groundswell.web.signin.PasswordPages;
import org.groundswell.web.signin.SignPages;

/** Accounts, logins and apps, and the follows on which other features build. */
public record PeopleAssembly(
        AccountStore store,
        RelationshipParts relations,
        Follows follows,
        FollowRequests followRequests,
        Accounts accounts,
        Totals totals,
        Logins logins,
        OAuth oauth,
        LinkRequests linkRequests,
        BlockedAddresses addresses,
        RulesAssembly ruling)
        implements Assembly {
    private static final Duration NAMES_EVERY = Duration.ofHours(1);
    private static final Duration LAST_USES_EVERY = Duration.ofMinutes(1);

    static PeopleAssembly over(
            Base base, RegistrationMode registrations, AlertsAssembly alerts, RulesAssembly ruling, Mailer mailer) {
        AccountStore store = new AccountStore();
        RelationshipParts relations = RelationshipParts.of(base.database(), store, base.events(), base.ids());
        Follows follows = new Follows(relations);
        FollowRequests requests = new FollowRequests(relations, follows, base.jobs());
        Accounts accounts = new Accounts(base.database(), store, base.events(), base.ids(), base.home(), requests);
        OAuth oauth = new OAuth(base.database(), base.ids(), base.clock());
        BlockedAddresses addresses = new BlockedAddresses(base.database(), base.clock());
        Logins logins = new Logins(
                new LoginParts(
                        base.database(),
                        accounts,
                        store,
                        List.of(oauth, alerts.alerts()),
                        List.of(new StaffNotifications()),
                        mailer,
                        base.home(),
                        addresses,
                        base.clock()),
                registrations);
        return new PeopleAssembly(
                store,
                relations,
                follows,
                requests,
                accounts,
                new Totals(base.database()),
                logins,
                oauth,
                logins.linkRequests(base.jobs()),
                addresses,
                ruling);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new LoginData(logins), new AccountData(store));
    }

    /** Names stored by an older version can be searched once they are indexed, so this starts immediately. */
    @Override
    public List<Service> services() {
        Schedule names = new Schedule("names", Duration.ZERO, NAMES_EVERY, accounts::indexNames);
        Schedule uses = new Schedule("last-uses", LAST_USES_EVERY, LAST_USES_EVERY, this::writeLastUses);
        return logins.mail().isOn()
                ? List.of(addresses, names, uses, linkRequests.worker())
                : List.of(addresses, names, uses);
    }

    private void writeLastUses() {
        logins.writeLastUses();
        oauth.writeLastUses();
    }

    @Override
    public List<Chore> chores() {
        return List.of(
                logins::purgeExpired,
                logins.linked()::purge,
                logins.confirmations()::purgeExpired,
                oauth::purgeExpired);
    }

    @Override
    public List<Metered> meters() {
        return List.of(logins);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(
                new AppsApi(oauth, parts),
                new OAuthApi(oauth, logins, accounts, parts),
                new EmailsApi(logins.confirmations()));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new SignPages(logins, ruling.rules(), ruling.policies(), parts),
                new ConfirmationPages(logins, linkRequests, parts),
                new PasswordPages(logins, linkRequests, parts),
                new AuthorizePages(oauth, parts),
                new SecurityPages(logins, oauth, parts),
                new TwoFactorPages(logins.secondFactors(), parts),
                new PasskeyPages(logins, parts),
                new PasskeySignInPages(logins, parts));
    }
}
