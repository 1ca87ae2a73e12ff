package org.groundswell.dataimport;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Imports are deleted with their account, and their rows with them. */
public final class DataImportData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("data_import", "account_id").owned("id"),
                Ownership.account("import_pace", "account_id").owned());
    }
}
