package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.links.LinkData;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkStore;
import org.groundswell.links.Links;
import org.groundswell.tags.DisabledTags;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagData;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;

/** Tags and links, and their uses. */
public record TagsAssembly(
        TagStore store,
        LinkStore linkStore,
        Tags tags,
        DisabledTags disabledTags,
        TagCounts counts,
        Links links,
        LinkDays linkDays)
        implements Assembly {
    static TagsAssembly over(Base base, PeopleAssembly people) {
        TagStore store = new TagStore(base.ids());
        LinkStore linkStore = new LinkStore(base.ids());
        return new TagsAssembly(
                store,
                linkStore,
                new Tags(base.database(), store, people.store(), base.events(), base.clock()),
                new DisabledTags(base.clock()),
                new TagCounts(store),
                new Links(base.database(), linkStore),
                new LinkDays(base.database(), linkStore, base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new TagData(), new LinkData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(counts);
    }
}
