package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.filters.FilterData;
import org.groundswell.filters.Filters;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.FiltersApi;
import org.groundswell.mastodon.OlderFiltersApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.statuses.Audience;
import org.groundswell.tags.Tags;
import org.groundswell.web.filters.FilterPages;
import org.groundswell.web.filters.MutedTagPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Filters of posts: keywords, tags and single posts. */
public record FiltersAssembly(Filters filters, Tags tags) implements Assembly {
    static FiltersAssembly over(Base base, PeopleAssembly people, TagsAssembly tagging, PublishingAssembly publishing) {
        Audience audience = new Audience(publishing.store());
        return new FiltersAssembly(
                new Filters(
                        base.database(),
                        people.store(),
                        base.events(),
                        base.ids(),
                        base.clock(),
                        audience::lockVisible),
                tagging.tags());
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new FilterData());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new FiltersApi(filters), new OlderFiltersApi(filters));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new FilterPages(filters, parts), new MutedTagPages(filters, tags));
    }
}
