package org.groundswell.app;

import java.util.List;
import org.groundswell.discovery.FirstFollows;
import org.groundswell.web.explore.ExplorePages;
import org.groundswell.web.explore.TrendingTags;
import org.groundswell.web.explore.WelcomePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The pages on which visitors find what happens, and people and tags to follow. */
record ExploreAssembly(Core core, TrendsAssembly trends) implements Assembly {
    @Override
    public List<Pages> pages(WebParts parts) {
        TrendingTags tags = new TrendingTags(trends.trending(), core.tagging().tags());
        return List.of(
                new ExplorePages(core.discovering().suggestions(), tags, trends.posts(), parts),
                new WelcomePages(
                        new WelcomePages.Services(
                                core.tagging().tags(),
                                tags,
                                core.discovering().suggestions(),
                                new FirstFollows(
                                        core.tagging().tags(), core.people().follows()),
                                core.people().accounts()),
                        parts));
    }
}
