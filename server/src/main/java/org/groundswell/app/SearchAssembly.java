package org.groundswell.app;

import java.nio.file.Path;
import java.util.List;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.SearchApi;
import org.groundswell.metrics.Metered;
import org.groundswell.search.Rebuilds;
import org.groundswell.search.Search;
import org.groundswell.web.search.SearchPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Search for statuses, accounts and tags. The index is in the data directory of a running server. */
public record SearchAssembly(Core core, Search search, Rebuilds rebuilds) implements Assembly {
    static SearchAssembly over(Core core, Path directory) {
        Base base = core.base();
        return new SearchAssembly(
                core,
                new Search(
                        base.database(),
                        base.events(),
                        base.jobs(),
                        core.people().accounts(),
                        core.publishing().store(),
                        base.clock(),
                        directory),
                new Rebuilds(base.database(), base.clock()));
    }

    @Override
    public List<Service> services() {
        return List.of(search);
    }

    @Override
    public List<Chore> chores() {
        return List.of(rebuilds::purgeExpired);
    }

    @Override
    public List<Metered> meters() {
        return List.of(search);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new SearchApi(
                search,
                core.people().accounts(),
                core.tagging().tags(),
                core.moderation().review(),
                core.publishing().statuses(),
                parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new SearchPages(
                search,
                core.tagging().tags(),
                core.people().accounts(),
                core.publishing().statuses(),
                parts));
    }
}
