package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.importing.ImportData;
import org.groundswell.importing.ImportedPeople;
import org.groundswell.importing.Importer;
import org.groundswell.importing.PostWriter;

/** Imports of posts from elsewhere. */
public record ImportAssembly(Importer importer) implements Assembly {
    static ImportAssembly over(
            Base base,
            PeopleAssembly people,
            PublishingAssembly publishing,
            RestrictionsAssembly restricting,
            MediaAssembly media) {
        PostWriter writer = new PostWriter(
                new ImportedPeople(people.store(), restricting.servers(), base.events(), base.ids(), base.home()),
                publishing.store(),
                publishing.writer(),
                publishing.posting(),
                media.imports(),
                base.home());
        return new ImportAssembly(new Importer(base.database(), writer, media.imports(), base.home(), base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new ImportData());
    }
}
