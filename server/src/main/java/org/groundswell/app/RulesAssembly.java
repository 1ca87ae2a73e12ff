package org.groundswell.app;

import java.util.List;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.rules.Rules;
import org.groundswell.web.admin.RulesPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The rules of this server. */
public record RulesAssembly(Rules rules, ModerationLog log) implements Assembly {
    static RulesAssembly over(Base base) {
        return new RulesAssembly(
                new Rules(base.database(), base.ids(), base.clock()), new ModerationLog(base.database(), base.ids()));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new RulesPages(rules, log, parts));
    }
}
