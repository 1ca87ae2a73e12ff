package org.groundswell.restrictions;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.files.FileName;
import org.groundswell.files.FileUse;

/**
 * The files that everyone may read who knows their address: those of accounts that are not suspended, and of the server itself.
 *
 * <p>Files are stored once for each content, so one of a suspended account stays public as long as another account has it. This is
 * looked up for each request, by a few indexes, rather than noted in the files: so a suspension, its end, and each new or deleted
 * row take effect at once. Copies in caches between the server and its readers are out of reach.
 */
public final class PublicFiles {
    private final Database database;
    private final PublicFileStore store;

    /** @param uses all columns that refer to files */
    public PublicFiles(Database database, List<FileUse> uses) {
        this.database = database;
        this.store = new PublicFileStore(uses);
    }

    public boolean isPublic(FileName name) {
        return database.read(tx -> store.isPublic(tx, name));
    }
}
