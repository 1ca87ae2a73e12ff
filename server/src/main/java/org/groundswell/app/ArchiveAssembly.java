package org.groundswell.app;

import java.util.List;
import org.groundswell.archive.Addresses;
import org.groundswell.archive.Archives;
import org.groundswell.archive.CsvExports;
import org.groundswell.web.archive.ExportPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Downloads of one's own data. */
public record ArchiveAssembly(CsvExports exports, Archives archives) implements Assembly {
    static ArchiveAssembly over(
            Base base,
            PeopleAssembly people,
            RelationshipsAssembly relationships,
            PublishingAssembly publishing,
            ListsAssembly lists,
            FiltersAssembly filtering) {
        Addresses addresses = new Addresses(base.home(), publishing.store());
        CsvExports.Sources sources = new CsvExports.Sources(
                relationships.followLists(),
                relationships.relationships(),
                relationships.blocks(),
                relationships.mutes(),
                relationships.domainBlocks(),
                lists.lists(),
                filtering.filters());
        return new ArchiveAssembly(
                new CsvExports(base.database(), sources, addresses),
                new Archives(base.database(), people.store(), addresses, base.clock()));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new ExportPages(exports, archives, parts));
    }
}
