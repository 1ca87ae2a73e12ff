package org.groundswell.app;

import java.util.List;
import org.groundswell.mastodon.AdminAccountsApi;
import org.groundswell.mastodon.AdminEmailDomainsApi;
import org.groundswell.mastodon.AdminReportsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.moderation.EmailDomainBlocks;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.moderation.Suspensions;
import org.groundswell.reports.Staff;
import org.groundswell.web.admin.AppealPages;
import org.groundswell.web.admin.CasePages;
import org.groundswell.web.admin.EmailDomainPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The moderators' desk and the admin API, and the end of suspensions. */
public record AdminAssembly(
        PeopleAssembly people,
        PublishingAssembly publishing,
        ReportsAssembly reporting,
        ShieldAssembly shielding,
        AccountDirectory directory,
        Suspensions suspensions,
        EmailDomainBlocks emailDomains)
        implements Assembly {
    static AdminAssembly over(
            Base base,
            PeopleAssembly people,
            PublishingAssembly publishing,
            ReportsAssembly reporting,
            ShieldAssembly shielding,
            DeletionAssembly deleting) {
        Staff staff = new Staff(people.logins());
        Suspensions suspensions = new Suspensions(base.database(), deleting.accounts(), base.clock());
        return new AdminAssembly(
                people,
                publishing,
                reporting,
                shielding,
                new AccountDirectory(base.database(), people.store(), people.logins(), staff, suspensions),
                suspensions,
                new EmailDomainBlocks(
                        base.database(),
                        staff,
                        new ModerationLog(base.database(), base.ids()),
                        base.ids(),
                        base.clock()));
    }

    @Override
    public List<Chore> chores() {
        return List.of(suspensions::purge, emailDomains::purge);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(
                new AdminAccountsApi(
                        new AdminAccountsApi.Services(
                                directory, reporting.accounts(), reporting.reports(), reporting.cases()),
                        publishing.statuses(),
                        parts),
                new AdminEmailDomainsApi(emailDomains),
                new AdminReportsApi(reporting.reports(), reporting.cases(), directory, publishing.statuses(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new CasePages(
                        reporting.cases(),
                        reporting.accounts(),
                        reporting.strikes(),
                        people.accounts(),
                        publishing.statuses(),
                        shielding.surges(),
                        parts),
                new EmailDomainPages(emailDomains, parts),
                new AppealPages(reporting.appeals(), people.accounts(), parts));
    }
}
