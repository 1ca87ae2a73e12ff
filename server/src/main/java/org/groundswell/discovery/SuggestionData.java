package org.groundswell.discovery;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares dismissed suggestions for deletions. */
public final class SuggestionData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("suggestion_dismissal", "account_id").owned("account_id", "target_id"),
                Ownership.account("suggestion_dismissal", "target_id").owned("account_id", "target_id"));
    }
}
