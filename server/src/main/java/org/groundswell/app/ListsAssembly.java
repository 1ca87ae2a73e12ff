package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.lists.ListData;
import org.groundswell.lists.Lists;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.ListsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.web.lists.ListPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Lists of followed accounts. */
public record ListsAssembly(PeopleAssembly people, PublishingAssembly publishing, Lists lists) implements Assembly {
    static ListsAssembly over(Base base, PeopleAssembly people, PublishingAssembly publishing) {
        return new ListsAssembly(
                people, publishing, new Lists(base.database(), people.store(), base.events(), base.ids()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new ListData());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new ListsApi(lists, people.accounts(), publishing.timelines(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new ListPages(lists, people.accounts(), publishing.timelines(), parts));
    }
}
