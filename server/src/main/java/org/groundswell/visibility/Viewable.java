package org.groundswell.visibility;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;

/** The parts of a status that decide who may see it. */
public interface Viewable {
    /** Its author; for a boost, the booster. */
    AccountId account();

    Visibility visibility();

    /** The accounts its text mentions. */
    List<AccountId> mentioned();
}
