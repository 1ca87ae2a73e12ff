package org.groundswell.timelines;

import java.util.Optional;
import org.groundswell.model.TagName;

/**
 * The wanted kinds of an account's statuses.
 *
 * @param onlyMedia whether only posts with pictures, videos or sounds are wanted
 */
public record AccountFilter(boolean withoutReplies, boolean withoutBoosts, boolean onlyMedia, Optional<TagName> tag) {
    public static final AccountFilter ALL = new AccountFilter(false, false, Optional.empty());

    public AccountFilter(boolean withoutReplies, boolean withoutBoosts, Optional<TagName> tag) {
        this(withoutReplies, withoutBoosts, false, tag);
    }
}
