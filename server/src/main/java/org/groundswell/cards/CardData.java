package org.groundswell.cards;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of cards for deletions. */
public final class CardData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("card_wanted", "status_id").owned(),
                Ownership.account("card", "author_id").anonymised("id"));
    }
}
