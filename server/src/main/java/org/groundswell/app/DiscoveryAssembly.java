package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.discovery.Directory;
import org.groundswell.discovery.SuggestionData;
import org.groundswell.discovery.Suggestions;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.DiscoveryApi;
import org.groundswell.mastodon.Resource;

/** Suggestions of people to follow, and the directory. */
public record DiscoveryAssembly(Suggestions suggestions, Directory directory) implements Assembly {
    static DiscoveryAssembly over(Base base, PeopleAssembly people) {
        return new DiscoveryAssembly(
                new Suggestions(base.database(), people.store(), base.clock()),
                new Directory(base.database(), people.store()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new SuggestionData());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new DiscoveryApi(suggestions, directory, parts));
    }
}
