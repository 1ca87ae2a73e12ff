package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.moderation.Strike;
import org.jspecify.annotations.Nullable;

/**
 * A decision of moderators about an account in the API.
 *
 * @param statusIds the posts that it is about; null if it is about none
 */
record AccountWarningEntity(
        String id,
        String action,
        String text,
        @Nullable List<String> statusIds,
        AccountEntity targetAccount,
        @Nullable AppealEntity appeal,
        String createdAt) {
    /** An appeal against a decision. */
    record AppealEntity(String text, String state) {}

    static AccountWarningEntity of(Strike strike, AccountEntity target) {
        return new AccountWarningEntity(
                strike.id().toString(),
                strike.type().apiName(),
                strike.text(),
                strike.posts().isEmpty()
                        ? null
                        : strike.posts().stream()
                                .map(post -> post.status().toString())
                                .toList(),
                target,
                strike.appeal()
                        .map(appeal ->
                                new AppealEntity(appeal.text(), appeal.state().word()))
                        .orElse(null),
                Times.time(strike.at()));
    }
}
