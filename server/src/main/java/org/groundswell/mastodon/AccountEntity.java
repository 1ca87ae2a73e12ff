package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account in the API.
 *
 * @param country where its owner says they are, ISO 3166-1 alpha-2; our own addition
 * @param source what its owner typed; only for the owner
 * @param role what its owner may do; only for the owner
 */
record AccountEntity(
        String id,
        String username,
        String acct,
        String displayName,
        boolean locked,
        boolean bot,
        boolean discoverable,
        boolean indexable,
        boolean group,
        String createdAt,
        String note,
        String url,
        String uri,
        String avatar,
        String avatarStatic,
        String avatarDescription,
        String header,
        String headerStatic,
        String headerDescription,
        long followersCount,
        long followingCount,
        long statusesCount,
        @Nullable String lastStatusAt,
        boolean hideCollections,
        boolean noindex,
        boolean limited,
        boolean suspended,
        boolean memorial,
        @Nullable AccountEntity moved,
        @Nullable String featureApproval,
        boolean showFeatured,
        boolean showMedia,
        boolean showMediaReplies,
        List<EmojiEntity> emojis,
        List<String> roles,
        List<FieldEntity> fields,
        @Nullable String country,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Role role) {

    /** A line of a profile. */
    record FieldEntity(String name, String value, @Nullable String verifiedAt) {}

    /** The profile as its owner typed it. */
    record Source(
            String privacy,
            boolean sensitive,
            String language,
            String note,
            List<FieldEntity> fields,
            long followRequestsCount,
            boolean hideCollections,
            boolean discoverable,
            boolean indexable,
            List<String> attributionDomains,
            String quotePolicy,
            String country) {}

    /**
     * The role of the account's owner.
     *
     * @param permissions a bit mask, as a decimal number
     */
    record Role(
            String id,
            String name,
            String permissions,
            String color,
            boolean highlighted,
            @Nullable Integer collectionLimit) {}

    /**
     * This, as its owner sees it.
     *
     * @param ownLocked the owner's setting: while the shield is up, followers need approval without it
     */
    AccountEntity with(Source ownSource, Role ownRole, boolean ownLocked) {
        return new AccountEntity(
                id,
                username,
                acct,
                displayName,
                ownLocked,
                bot,
                discoverable,
                indexable,
                group,
                createdAt,
                note,
                url,
                uri,
                avatar,
                avatarStatic,
                avatarDescription,
                header,
                headerStatic,
                headerDescription,
                followersCount,
                followingCount,
                statusesCount,
                lastStatusAt,
                hideCollections,
                noindex,
                limited,
                suspended,
                memorial,
                moved,
                featureApproval,
                showFeatured,
                showMedia,
                showMediaReplies,
                emojis,
                roles,
                fields,
                country,
                ownSource,
                ownRole);
    }
}
