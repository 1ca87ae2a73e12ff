package org.groundswell.reports;

import java.time.Instant;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;

/**
 * A post as it was when it was reported or decided on. It stays when the post is edited or deleted.
 *
 * @param spoiler the content warning; may be empty
 */
public record Evidence(StatusId status, String text, String spoiler) {
    /** The time at which the post was published. */
    public Instant postedAt() {
        return Ids.instant(status.value());
    }
}
