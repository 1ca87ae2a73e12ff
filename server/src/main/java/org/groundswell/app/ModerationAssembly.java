package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.moderation.ModerationData;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.moderation.TrendReview;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reports.Staff;
import org.groundswell.reputation.ReputationData;
import org.groundswell.reputation.ReputationJob;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tags;
import org.groundswell.waves.HiddenRelationData;
import org.groundswell.waves.HiddenRelations;
import org.groundswell.waves.VariantData;
import org.groundswell.waves.Variants;
import org.groundswell.web.admin.AdminPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The decisions of moderators, with their log, and the reputations by which trends weight people. */
public record ModerationAssembly(
        PeopleAssembly people,
        ModerationLog log,
        TrendReview review,
        ReputationJob reputationJob,
        Variants variants,
        TagCare tagCare,
        HiddenRelations hiddenRelations)
        implements Assembly {
    static ModerationAssembly over(Base base, PeopleAssembly people, Tags tags) {
        ModerationLog log = new ModerationLog(base.database(), base.ids());
        return new ModerationAssembly(
                people,
                log,
                new TrendReview(base.database(), base.events(), log, base.clock()),
                new ReputationJob(base.database().background(), new VerdictStore(), base.clock()),
                new Variants(base.database(), log, base.clock()),
                new TagCare(base.database(), log, base.clock()),
                new HiddenRelations(base.database(), new Staff(people.logins()), tags, log, base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new VariantData(), new HiddenRelationData(), new ReputationData(), new ModerationData());
    }

    @Override
    public List<Chore> chores() {
        return List.of(reputationJob::refresh);
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new AdminPages(people.accounts(), people.logins(), log, parts));
    }
}
