package org.groundswell.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's profile as it was typed; without a picture, {@code null} stands for it. */
record ProfileEntity(
        String id,
        String displayName,
        String note,
        List<AccountEntity.FieldEntity> fields,
        @Nullable String avatar,
        @Nullable String avatarStatic,
        String avatarDescription,
        @Nullable String header,
        @Nullable String headerStatic,
        String headerDescription,
        boolean locked,
        boolean bot,
        boolean hideCollections,
        boolean discoverable,
        boolean indexable,
        boolean showMedia,
        boolean showMediaReplies,
        boolean showFeatured,
        List<String> attributionDomains) {}
