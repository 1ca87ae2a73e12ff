package org.groundswell.app;

import java.util.List;
import org.groundswell.archive.Addresses;
import org.groundswell.archive.ArchiveBuilder;
import org.groundswell.archive.ArchiveWriter;
import org.groundswell.archive.Archives;
import org.groundswell.archive.CsvExports;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.web.archive.ExportPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Downloads of one's own data. */
public record ArchiveAssembly(CsvExports exports, ArchiveWriter writer, Archives archives, ArchiveBuilder builder)
        implements Assembly {
    /**
     * @param features whose lists are exported
     * @param settings of the directory in which archives are built
     */
    static ArchiveAssembly over(
            Base base,
            PeopleAssembly people,
            CsvExports.Sources features,
            PublishingAssembly publishing,
            MediaAssembly media,
            EmojisAssembly emojis,
            Core.MediaSettings settings) {
        Addresses addresses = new Addresses(base.home(), publishing.store());
        CsvExports exports = new CsvExports(base.database(), features, addresses);
        ArchiveWriter writer = new ArchiveWriter(
                base.database(),
                people.store(),
                addresses,
                exports,
                media.files().bytes(),
                emojis.emojis(),
                base.clock());
        Queue<AccountId> queue = ArchiveBuilder.queue(base.jobs());
        return new ArchiveAssembly(
                exports,
                writer,
                new Archives(base.database(), people.store(), people.logins(), media.files(), queue, base.clock()),
                new ArchiveBuilder(
                        base.database(),
                        people.store(),
                        writer,
                        media.files(),
                        settings.directory().resolve("incoming"),
                        people.logins().mail(),
                        queue,
                        base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(archives);
    }

    @Override
    public List<Service> services() {
        return List.of(builder);
    }

    @Override
    public List<Chore> chores() {
        return List.of(archives::purge);
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new ExportPages(exports, archives, parts));
    }
}
