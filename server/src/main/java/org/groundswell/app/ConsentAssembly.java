package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.stories.Consents;
import org.groundswell.stories.StoryData;
import org.groundswell.trending.Examples;

/** The posts that stories and tags may show as examples, and their authors' consent to be quoted. */
public record ConsentAssembly(Examples examples, Consents consents) implements Assembly {
    static ConsentAssembly over(Base base, PeopleAssembly people, PublishingAssembly publishing) {
        return new ConsentAssembly(
                new Examples(base.database(), publishing.statuses(), base.clock()),
                new Consents(base.database(), publishing.statuses(), people.accounts(), base.events(), base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new StoryData());
    }
}
