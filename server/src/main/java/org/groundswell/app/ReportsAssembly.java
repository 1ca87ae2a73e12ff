package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.ReportsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.moderation.AccountModeration;
import org.groundswell.moderation.Appeals;
import org.groundswell.moderation.PostActions;
import org.groundswell.moderation.StrikeData;
import org.groundswell.moderation.StrikeRetention;
import org.groundswell.moderation.Strikes;
import org.groundswell.reports.Cases;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.reports.ReportData;
import org.groundswell.reports.ReportRetention;
import org.groundswell.reports.Reports;
import org.groundswell.reports.Staff;
import org.groundswell.statuses.Audience;
import org.groundswell.web.report.MyReportPages;
import org.groundswell.web.report.ReportPages;
import org.groundswell.web.report.StrikePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Reports, the cases in which moderators handle them, decisions about accounts, and appeals. */
public record ReportsAssembly(
        PeopleAssembly people,
        RulesAssembly rules,
        PublishingAssembly publishing,
        Reports reports,
        Cases cases,
        ReportRetention retention,
        AccountModeration accounts,
        Appeals appeals,
        Strikes strikes,
        PostActions postActions,
        EvidenceFiles evidence,
        StrikeRetention strikeRetention)
        implements Assembly {
    static ReportsAssembly over(
            Base base,
            RulesAssembly rules,
            PeopleAssembly people,
            ModerationAssembly moderation,
            PublishingAssembly publishing,
            RestrictionsAssembly restricting,
            MediaAssembly media) {
        Staff staff = new Staff(people.logins());
        EvidenceFiles evidence =
                new EvidenceFiles(base.database(), media.files(), staff, base.jobs(), base.ids(), media.incoming());
        Reports reports = new Reports(
                base.database(),
                new Reports.Parts(people.store(), new Audience(publishing.store()), rules.rules(), staff, evidence),
                base.events(),
                base.ids(),
                base.clock());
        Cases cases = new Cases(base.database(), reports, staff, base.events(), base.ids(), base.clock());
        PostActions postActions =
                new PostActions(base.database(), publishing.posting(), publishing.store(), base.jobs());
        AccountModeration.Parts parts = new AccountModeration.Parts(
                people.store(),
                publishing.store(),
                staff,
                cases,
                restricting.restrictions(),
                restricting.servers(),
                people.logins().mail(),
                evidence,
                moderation.log());
        AccountModeration accounts =
                new AccountModeration(base.database(), parts, postActions, base.events(), base.ids(), base.clock());
        return new ReportsAssembly(
                people,
                rules,
                publishing,
                reports,
                cases,
                new ReportRetention(base.database(), cases, evidence, base.clock()),
                accounts,
                new Appeals(base.database(), accounts, parts, base.events(), base.clock()),
                new Strikes(base.database()),
                postActions,
                evidence,
                new StrikeRetention(base.database(), evidence, base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new StrikeData(people.store(), evidence), new ReportData());
    }

    @Override
    public List<Service> services() {
        return List.of(postActions, evidence);
    }

    @Override
    public List<Chore> chores() {
        return List.of(retention::purge, strikeRetention::purge);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new ReportsApi(reports, people.accounts(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new ReportPages(
                        reports,
                        rules.rules(),
                        people.accounts(),
                        publishing.statuses(),
                        publishing.relationships().relationships(),
                        parts),
                new MyReportPages(reports, parts),
                new StrikePages(strikes, appeals, parts));
    }
}
