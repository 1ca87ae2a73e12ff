package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Tx;
import org.groundswell.moderation.Subject;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.trends.model.Use;

/** The stored uses of one kind of subject, without those of accounts that moderators have withheld. */
interface Uses {
    /** Passes every use in a period to the visitor, oldest first. */
    void between(Tx tx, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor);

    /** Passes the uses of one subject in a period to the visitor, oldest first. */
    void of(Tx tx, String key, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor);

    /** The keys of the subjects that these authors have used, or created, since a moment. */
    List<String> keysOf(Tx tx, Subject.Authors authors, long sinceMillis);

    /** The time of the first stored use, in milliseconds since the epoch. */
    Optional<Long> first(Tx tx);
}
