package org.groundswell.app;

import java.util.List;
import org.groundswell.archive.Addresses;
import org.groundswell.dataimport.AllEntries;
import org.groundswell.dataimport.DataImportData;
import org.groundswell.dataimport.DataImports;
import org.groundswell.dataimport.FailureFile;
import org.groundswell.dataimport.ImportWork;
import org.groundswell.deletion.OwnedData;
import org.groundswell.http.UploadSpace;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.web.dataimport.ImportPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Imports of follows, blocks and other lists from files. */
public record DataImportAssembly(DataImports imports, Worker<Long> worker, FailureFile failures, UploadSpace space)
        implements Assembly {
    /** @param media the settings of the directory in which uploads are written */
    static DataImportAssembly over(
            Base base,
            Core.MediaSettings media,
            PeopleAssembly people,
            RelationshipsAssembly relationships,
            PublishingAssembly publishing,
            ListsAssembly lists,
            FiltersAssembly filtering) {
        Addresses addresses = new Addresses(base.home(), publishing.store());
        AllEntries entries = new AllEntries(
                new AllEntries.Services(
                        people.accounts(),
                        people.follows(),
                        relationships.followLists(),
                        relationships.relationships(),
                        relationships.blocks(),
                        relationships.mutes(),
                        relationships.domainBlocks(),
                        lists.lists(),
                        publishing.interactions(),
                        filtering.filters()),
                base.database(),
                people.store(),
                addresses,
                base.home(),
                base.ids(),
                base.clock());
        Queue<Long> queue = ImportWork.queue(base.jobs());
        return new DataImportAssembly(
                new DataImports(base.database(), people.store(), entries, queue, base.home(), base.ids(), base.clock()),
                queue.worker(new ImportWork(base.database(), people.store(), entries, base.clock())),
                new FailureFile(addresses),
                new UploadSpace(media.directory().resolve("incoming"), 1, DataImports.MOST_BYTES));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new DataImportData());
    }

    @Override
    public List<Service> services() {
        return List.of(worker);
    }

    @Override
    public List<Chore> chores() {
        return List.of(imports::purge);
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new ImportPages(imports, failures, space, parts));
    }
}
