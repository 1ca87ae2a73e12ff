package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.links.LinkData;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkStore;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagData;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;

/** Tags and links, and their uses. */
public record TagsAssembly(TagStore store, LinkStore linkStore, Tags tags, TagCounts counts, LinkDays linkDays)
        implements Assembly {
    static TagsAssembly over(Base base, PeopleAssembly people) {
        TagStore store = new TagStore(base.ids());
        LinkStore links = new LinkStore(base.ids());
        return new TagsAssembly(
                store,
                links,
                new Tags(base.database(), store, people.store(), base.events(), base.clock()),
                new TagCounts(store),
                new LinkDays(base.database(), links, base.clock()));
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
