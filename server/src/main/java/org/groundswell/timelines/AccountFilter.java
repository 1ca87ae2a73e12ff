package org.groundswell.timelines;

import java.util.Optional;
import org.groundswell.model.TagName;

/** What of an account's statuses is wanted. */
public record AccountFilter(boolean withoutReplies, boolean withoutBoosts, Optional<TagName> tag) {
    public static final AccountFilter ALL = new AccountFilter(false, false, Optional.empty());
}
