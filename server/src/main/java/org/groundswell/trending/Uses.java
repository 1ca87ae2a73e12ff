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
    /** Shows every use in a stretch of time, oldest first. */
    void between(Tx tx, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor);

    /** Shows the uses of one thing in a stretch of time, oldest first. */
    void of(Tx tx, String key, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor);

    /** The things that some did something with since a moment, or made. */
    List<String> keysOf(Tx tx, Subject.Authors authors, long sinceMillis);

    /** When the first use that is kept was made, in milliseconds since the epoch. */
    Optional<Long> first(Tx tx);
}
