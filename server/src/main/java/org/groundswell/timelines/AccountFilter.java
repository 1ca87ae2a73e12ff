package org.groundswell.timelines;

import java.util.Optional;
import org.groundswell.model.TagName;

/** The wanted kinds of an account's statuses. */
public record AccountFilter(boolean withoutReplies, boolean withoutBoosts, Optional<TagName> tag) {
    public static final AccountFilter ALL = new AccountFilter(false, false, Optional.empty());
}
