package org.groundswell.app;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.AdminAccountsApi;
import org.groundswell.mastodon.AdminCanonicalEmailsApi;
import org.groundswell.mastodon.AdminEmailDomainsApi;
import org.groundswell.mastodon.AdminIpBlocksApi;
import org.groundswell.mastodon.AdminReportsApi;
import org.groundswell.mastodon.AdminServerBlocksApi;
import org.groundswell.mastodon.AdminStatisticsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.ServerActivityApi;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.moderation.CanonicalEmailBlocks;
import org.groundswell.moderation.EmailDomainBlocks;
import org.groundswell.moderation.IpBlocks;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.moderation.PictureRemoval;
import org.groundswell.moderation.ServerBlockJob;
import org.groundswell.moderation.ServerBlocks;
import org.groundswell.moderation.Suspensions;
import org.groundswell.reports.Staff;
import org.groundswell.statistics.Statistics;
import org.groundswell.statistics.WeeklyActivity;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.web.admin.AccountListPages;
import org.groundswell.web.admin.AccountPages;
import org.groundswell.web.admin.AppealPages;
import org.groundswell.web.admin.AuditLogPages;
import org.groundswell.web.admin.CasePages;
import org.groundswell.web.admin.DeskParts;
import org.groundswell.web.admin.EmailAddressPages;
import org.groundswell.web.admin.EmailDomainPages;
import org.groundswell.web.admin.EvidencePages;
import org.groundswell.web.admin.IpBlockPages;
import org.groundswell.web.admin.ServerBlockPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The moderators' desk and the admin API, and the end of suspensions. */
public record AdminAssembly(
        Database database,
        ModerationLog log,
        PeopleAssembly people,
        PublishingAssembly publishing,
        ReportsAssembly reporting,
        ShieldAssembly shielding,
        AccountDirectory directory,
        Suspensions suspensions,
        CanonicalEmailBlocks emails,
        EmailDomainBlocks emailDomains,
        IpBlocks ipBlocks,
        ServerBlockJob serverBlockJob,
        ServerBlocks serverBlocks,
        Statistics statistics,
        WeeklyActivity activity,
        PictureRemoval pictures)
        implements Assembly {
    static AdminAssembly over(
            Base base,
            PeopleAssembly people,
            ProfilesAssembly profiles,
            PublishingAssembly publishing,
            RestrictionsAssembly restricting,
            ReportsAssembly reporting,
            ShieldAssembly shielding,
            DeletionAssembly deleting) {
        Staff staff = new Staff(people.logins());
        ModerationLog log = new ModerationLog(base.database(), base.ids());
        Suspensions suspensions = new Suspensions(base.database(), deleting.accounts(), base.clock());
        ServerBlockJob serverBlockJob = new ServerBlockJob(
                base.database(),
                people.store(),
                restricting.restrictions(),
                restricting.servers(),
                base.jobs(),
                base.clock());
        return new AdminAssembly(
                base.database(),
                log,
                people,
                publishing,
                reporting,
                shielding,
                new AccountDirectory(
                        base.database(),
                        people.store(),
                        people.logins(),
                        staff,
                        suspensions,
                        base.home().getAuthority()),
                suspensions,
                new CanonicalEmailBlocks(base.database(), staff, log, base.ids()),
                new EmailDomainBlocks(base.database(), staff, log, base.ids(), base.clock()),
                new IpBlocks(base.database(), people.addresses(), staff, log, base.ids(), base.clock()),
                serverBlockJob,
                new ServerBlocks(
                        base.database(),
                        serverBlockJob,
                        staff,
                        log,
                        base.ids(),
                        base.clock(),
                        base.home().getAuthority()),
                new Statistics(base.database(), staff, Groundswell.VERSION),
                new WeeklyActivity(base.database(), base.clock()),
                new PictureRemoval(base.database(), staff, profiles.pictures(), log));
    }

    @Override
    public List<Service> services() {
        return List.of(serverBlockJob.worker());
    }

    @Override
    public List<Chore> chores() {
        return List.of(suspensions::purge, emailDomains::purge, ipBlocks::purge);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(
                new AdminAccountsApi(
                        new AdminAccountsApi.Services(
                                directory, reporting.accounts(), reporting.reports(), reporting.cases()),
                        publishing.statuses(),
                        parts),
                new AdminCanonicalEmailsApi(emails),
                new AdminEmailDomainsApi(emailDomains),
                new AdminIpBlocksApi(ipBlocks),
                new AdminServerBlocksApi(serverBlocks),
                new AdminStatisticsApi(statistics, parts),
                new ServerActivityApi(activity, people.totals()),
                new AdminReportsApi(reporting.reports(), reporting.cases(), directory, publishing.statuses(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        DeskPosts posts = new DeskPosts(database, publishing.store());
        DeskParts desk = new DeskParts(
                people.accounts(), publishing.statuses(), posts, people.logins().linked());
        return List.of(
                new AccountListPages(directory, parts),
                new AccountPages(
                        new AccountPages.Services(
                                directory,
                                reporting.accounts(),
                                reporting.strikes(),
                                reporting.cases(),
                                posts,
                                pictures),
                        desk,
                        parts),
                new CasePages(
                        reporting.cases(),
                        reporting.accounts(),
                        reporting.strikes(),
                        people.accounts(),
                        desk,
                        shielding.surges(),
                        parts),
                new EmailDomainPages(emailDomains, parts),
                new EmailAddressPages(emails, parts),
                new IpBlockPages(ipBlocks, parts),
                new ServerBlockPages(serverBlocks, parts),
                new EvidencePages(reporting.evidence()),
                new AppealPages(reporting.appeals(), desk, parts),
                new AuditLogPages(log, people.accounts(), parts));
    }
}
