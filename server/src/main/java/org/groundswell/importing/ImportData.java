package org.groundswell.importing;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of imported people, edits, and replies whose parent has not been imported yet. */
public final class ImportData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("import_missing", "status_id").owned("uri", "status_id"),
                Ownership.status("imported_edit", "status_id").owned("uri"),
                Ownership.account("imported_person", "account_id").owned("person"));
    }
}
