package org.groundswell.search.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.search.query.Attachment;
import org.groundswell.search.query.Trait;

/**
 * A status as the index has it.
 *
 * @param text everything of it that is read, cut to {@value #LONGEST} characters
 * @param repliesTo the author it replies to
 * @param listed whether it is in public lists
 * @param indexable whether its author's public statuses may be found by everyone
 * @param weight of its author when it was written, above 0, at most 1
 */
public record IndexedStatus(
        StatusId id,
        AccountId author,
        String text,
        Set<TagName> tags,
        List<AccountId> mentions,
        Optional<AccountId> repliesTo,
        Optional<LanguageCode> language,
        Set<Attachment> attachments,
        Set<Trait> traits,
        boolean listed,
        boolean indexable,
        float weight) {
    /** In UTF-16 units: ten times what a status of this server may have. */
    public static final int LONGEST = 5_000;

    public IndexedStatus {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
