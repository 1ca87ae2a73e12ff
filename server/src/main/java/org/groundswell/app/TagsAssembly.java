package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.featured.FeaturedTagData;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.links.LinkData;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkStore;
import org.groundswell.links.Links;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.FeaturedTagsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.tags.DisabledTags;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagData;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;
import org.groundswell.web.settings.FeaturedTagPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Tags and links, their uses, and the tags that accounts feature. */
public record TagsAssembly(
        TagStore store,
        LinkStore linkStore,
        Tags tags,
        DisabledTags disabledTags,
        TagCounts counts,
        Links links,
        LinkDays linkDays,
        FeaturedTags featured,
        PeopleAssembly people)
        implements Assembly {
    static TagsAssembly over(Base base, PeopleAssembly people) {
        TagStore store = new TagStore(base.ids());
        LinkStore linkStore = new LinkStore(base.ids());
        Tags tags = new Tags(base.database(), store, people.store(), base.events(), base.clock());
        DisabledTags disabled = new DisabledTags(base.clock());
        return new TagsAssembly(
                store,
                linkStore,
                tags,
                disabled,
                new TagCounts(store),
                new Links(base.database(), linkStore),
                new LinkDays(base.database(), linkStore, base.clock()),
                new FeaturedTags(base.database(), people.store(), tags, store, disabled, base.ids()),
                people);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new TagData(), new LinkData(), new FeaturedTagData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(counts);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new FeaturedTagsApi(featured, people.accounts(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new FeaturedTagPages(featured, parts));
    }
}
