package org.groundswell.app;

import java.util.List;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.PoliciesApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.policies.Policies;
import org.groundswell.rules.Rules;
import org.groundswell.web.admin.RulesPages;
import org.groundswell.web.policies.PolicyAdminPages;
import org.groundswell.web.policies.PolicyPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The rules and policies of this server. */
public record RulesAssembly(Rules rules, Policies policies, ModerationLog log) implements Assembly {
    static RulesAssembly over(Base base) {
        ModerationLog log = new ModerationLog(base.database(), base.ids());
        return new RulesAssembly(
                new Rules(base.database(), base.ids(), base.clock()),
                new Policies(base.database(), log, base.clock()),
                log);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new PoliciesApi(policies, parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new RulesPages(rules, log, parts),
                new PolicyPages(policies, parts),
                new PolicyAdminPages(policies, parts));
    }
}
